/** Lead from the start page back to where the learner was, and say there what must be known before the first lesson. */

import {all} from '../dom.js';

/**
 * Let the start page lead back to the page that was open last.
 * @param {Document} doc
 * @param {import('../progress/session.js').Session} session
 * @param {import('../voice.js').Voice} voice
 */
export function startContinue(doc, session, voice) {
  function renew() {
    const page = doc.getElementById(`/${session.state.page}`);
    if (!session.state.page || !page) return;
    for (const link of all(doc, '[data-continue]')) {
      link.setAttribute('href', `#${page.id}`);
      link.textContent = voice.say('Continue');
    }
  }
  session.onChange(renew);
  renew();
}

// Windows shows what lies in a zip from a folder that it empties.
const FLEETING = /\/appdata\/local\/temp\/|\.zip[^/]*\//iu;

/**
 * Say on the start page that progress will be lost, and that it comes from another version of the course.
 * @param {Window} win
 * @param {import('../progress/session.js').Session} session
 * @param {import('../types.js').Outline} outline
 * @param {import('../voice.js').Voice} voice
 */
export function startNotes(win, session, outline, voice) {
  const isFleeting = FLEETING.test(decodeURI(win.location.pathname)) && win.location.protocol === 'file:';
  function tell() {
    const isLost = !session.works && (isFleeting || !session.persists());
    all(win.document, '[data-loss]').forEach((note) => void (note.hidden = !isLost));
  }
  session.onChange(tell);
  tell();
  for (const note of all(win.document, '[data-update]')) {
    const text = all(note, '[data-update-text]')[0];
    text.textContent = voice.say('This is version %s of the course. Your progress is from version %s: what still applies is kept.', outline.version,
      session.older);
    note.hidden = !session.older;
  }
}
