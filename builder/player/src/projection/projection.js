/** Show the trainer's edition to a room: large, without notes and answers until the trainer asks for them. */

import {all} from '../dom.js';

// A key that types nothing, so that no screen reader and no text field needs it.
const KEY = 'F2';

/**
 * @param {Window} win
 * @param {import('../voice.js').Voice} voice
 */
export function startProjection(win, voice) {
  const root = win.document.documentElement;
  const toggle = all(win.document, '[data-toggle="projection"]')[0];
  if (!toggle) return;

  /** @param {boolean} isShown */
  function show(isShown) {
    root.dataset.view = isShown ? 'desk' : 'projection';
    toggle.setAttribute('aria-pressed', String(isShown));
  }

  const turn = () => show(root.dataset.view === 'projection');
  toggle.addEventListener('click', turn);
  toggle.setAttribute('aria-keyshortcuts', KEY);
  toggle.title = voice.say('Key: %s', KEY);
  win.document.addEventListener('keydown', (event) => {
    if (event.key !== KEY || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    turn();
  });
  toggle.hidden = false;
  show(false);
}
