/** Let the focus stop only at what scrolls: wide tables, lines of code, formulas. */

import {all} from '../dom.js';

/** @param {Window} win */
export function startTables(win) {
  const boxes = all(win.document, '[data-scrolls], main pre, main .formula');
  /** @param {Element} box */
  function renew(box) {
    const scrolls = box.scrollWidth > box.clientWidth + 1;
    if (scrolls) box.setAttribute('tabindex', '0');
    else if (box !== win.document.activeElement) box.removeAttribute('tabindex');
  }
  // It tells of boxes that come into sight too, when a page is turned.
  const watch = new ResizeObserver((changes) => changes.forEach(({target}) => renew(target)));
  boxes.forEach((box) => watch.observe(box));
}
