/** Fill certificates in and print them, one sheet of paper each or two to a sheet. */

import {all, make, one} from '../dom.js';

/** @typedef {import('../voice.js').Voice} Voice */
/** @typedef {import('../types.js').Certificate} Certificate */

/**
 * Fill the theme's certificate in; what there is nothing to say about is left out.
 * @param {Document} doc
 * @param {Certificate} certificate
 * @param {string} status
 * @param {Voice} voice
 */
export function sheetOf(doc, {name, score, version, date, code}, status, voice) {
  const form = /** @type {HTMLTemplateElement} */ (one(doc, 'template[data-certificate]'));
  const sheet = /** @type {DocumentFragment} */ (form.content.cloneNode(true));
  const words = {name, version, code, date: date && voice.date(date), score: score === null ? '' : voice.percent(score)};
  for (const [field, text] of Object.entries(words)) {
    all(sheet, `[data-fill="${field}"]`).forEach((place) => void (place.textContent = text));
    if (!text) all(sheet, `[data-with="${field}"]`).forEach((part) => part.remove());
  }
  all(sheet, '[data-status]').forEach((part) => void (part.dataset.status === status || part.remove()));
  return /** @type {HTMLElement} */ (sheet.firstElementChild);
}

/**
 * Print sheets and nothing else of the page.
 * @param {Window} win
 * @param {HTMLElement[]} sheets
 * @param {{perPage?: number}} [how]
 */
export function print(win, sheets, {perPage = 1} = {}) {
  const doc = win.document;
  const paper = make('div', {class: 'paper', 'data-per-page': String(perPage)}, ...sheets);
  function clear() {
    paper.remove();
    delete doc.documentElement.dataset.print;
    win.removeEventListener('hashchange', clear);
  }
  doc.body.append(paper);
  doc.documentElement.dataset.print = 'certificate';
  win.addEventListener('hashchange', clear);
  // A phone says that it has printed before it has.
  win.addEventListener('afterprint', () => win.setTimeout(clear, 1000), {once: true});
  win.print();
}
