/** Show in the bar how far the learner has come. */

import {one} from '../dom.js';

/**
 * @param {Document} doc
 * @param {import('../progress/session.js').Session} session
 * @param {import('../voice.js').Voice} voice
 */
export function startBar(doc, session, voice) {
  const bar = /** @type {HTMLProgressElement} */ (one(doc, 'progress[data-progress]'));
  const words = one(doc, '[data-progress-text]');
  function show() {
    const {progress} = session.result();
    const said = voice.percent(Math.floor(progress * 100));
    bar.value = progress;
    bar.textContent = said;
    words.textContent = said;
  }
  session.onChange(show);
  show();
}
