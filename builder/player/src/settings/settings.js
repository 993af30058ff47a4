/** Let the reader choose colours and the size of text, in a panel that opens from the bar. */

import {all, one} from '../dom.js';
import {chosen, keepReading, showReading} from './reading.js';

/** @param {Window} win */
export function startSettings(win) {
  const doc = win.document;
  const panel = /** @type {HTMLDetailsElement | undefined} */ (all(doc, 'details[data-settings]')[0]);
  if (!panel) return;
  const choices = /** @type {HTMLInputElement[]} */ (all(panel, 'input[data-reading]'));
  const storageOf = () => win.localStorage;
  const reading = chosen(storageOf);

  for (const choice of choices) {
    const part = choice.dataset.reading === 'size' ? 'size' : 'scheme';
    choice.checked = choice.value === reading[part];
    choice.addEventListener('change', () => {
      reading[part] = choice.value;
      showReading(doc.documentElement, reading);
      keepReading(storageOf, reading);
    });
  }
  startClosing(win, panel);
}

/**
 * Close a panel with Escape, by a click beside it, and when another page is opened.
 * @param {Window} win
 * @param {HTMLDetailsElement} panel
 */
function startClosing(win, panel) {
  const summary = one(panel, 'summary');
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !panel.open) return;
    event.stopPropagation();
    panel.open = false;
    summary.focus();
  });
  win.document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !panel.contains(event.target)) panel.open = false;
  });
  win.document.addEventListener('focusin', (event) => {
    if (event.target instanceof Node && !panel.contains(event.target)) panel.open = false;
  });
  win.addEventListener('hashchange', () => void (panel.open = false));
}
