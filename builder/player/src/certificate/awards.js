/** Let a trainer print certificates for a list of names. */

import {all, one} from '../dom.js';
import {wall} from '../record/record.js';
import {certified, codeFor, namesIn} from './code.js';
import {print, sheetOf} from './paper.js';

/**
 * @param {Window} win
 * @param {import('../types.js').Outline} outline
 * @param {import('../voice.js').Voice} voice
 */
export function startAwards(win, outline, voice) {
  const place = all(win.document, '[data-awards]')[0];
  if (!place) return;
  const names = /** @type {HTMLTextAreaElement} */ (one(place, '[data-award-names]'));
  const day = /** @type {HTMLInputElement} */ (one(place, '[data-award-date]'));
  const two = /** @type {HTMLInputElement} */ (one(place, '[data-two-per-page]'));
  const {version} = outline;
  day.value = wall(new Date()).slice(0, 10);
  place.hidden = false;
  one(place, '[data-print-awards]').addEventListener('click', () => {
    const listed = namesIn(names.value);
    if (!listed.length) return names.focus();
    const sheets = listed.map((name) => {
      const said = {name, score: null, version, date: day.value};
      return sheetOf(win.document, {...said, code: codeFor({...said, course: certified(outline)})}, 'completed', voice);
    });
    print(win, sheets, {perPage: two.checked ? 2 : 1});
  });
}
