/** Print the page that is open, its module, or the whole course. */

import {all} from '../dom.js';
import {moduleOf} from '../scoring/result.js';

/** @param {HTMLElement} page */
function isOfModule(page) {
  return page.matches('.module, .lesson');
}

/** @param {HTMLElement} page */
function routeOf(page) {
  return moduleOf(page.dataset.page ?? '');
}

/** @param {Window} win */
export function startPrint(win) {
  const doc = win.document;
  const pages = all(doc, '[data-page]:not([data-scripted])');
  const buttons = all(doc, 'button[data-print]');

  function ofModule() {
    const open = pages.find((page) => !page.hidden && isOfModule(page));
    return open ? pages.filter((page) => isOfModule(page) && routeOf(page) === routeOf(open)) : [];
  }

  /** @param {string} what */
  function chosen(what) {
    if (what === 'course') return pages.filter((page) => !page.matches('.finish'));
    return what === 'module' ? ofModule() : [];
  }

  for (const button of buttons) {
    button.addEventListener('click', () => {
      chosen(button.dataset.print ?? '').forEach((page) => void (page.dataset.printed = ''));
      win.print();
    });
  }
  win.addEventListener('afterprint', () => pages.forEach((page) => void delete page.dataset.printed));

  function offer() {
    buttons.filter(({dataset}) => dataset.print === 'module').forEach((button) => void (button.hidden = !ofModule().length));
  }
  const watch = new MutationObserver(offer);
  pages.forEach((page) => watch.observe(page, {attributes: true, attributeFilter: ['hidden']}));
  offer();
}
