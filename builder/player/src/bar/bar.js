/** Show in the bar how far the learner has come. */

import {all} from '../dom.js';

/**
 * @param {Document} doc
 * @param {import('../progress/session.js').Session} session
 * @param {import('../voice.js').Voice} voice
 */
export function startBar(doc, session, voice) {
  function show() {
    const {progress} = session.result();
    const said = voice.percent(Math.floor(progress * 100));
    all(doc, '[data-progress-text]').forEach((words) => void (words.textContent = said));
    for (const bar of /** @type {HTMLProgressElement[]} */ (all(doc, 'progress[data-progress]'))) {
      bar.value = progress;
      bar.textContent = said;
    }
  }
  session.onChange(show);
  show();
}
