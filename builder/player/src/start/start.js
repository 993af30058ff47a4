/** Lead from the start page back to where the learner was. */

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
