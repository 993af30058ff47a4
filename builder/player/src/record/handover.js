/** Carry progress out of a file over the reload of a page that cannot keep anything: the tab's name survives it. */

import {readRecord} from './record.js';

const MARK = 'satchel-record:';

/**
 * @param {Window} win
 * @param {string} text
 */
export function handOver(win, text) {
  win.name = MARK + text;
}

/**
 * Take what was carried over; nobody else shall read it.
 * @param {Window} win
 * @param {import('../types.js').Outline} outline
 */
export function takeOver(win, outline) {
  if (!win.name.startsWith(MARK)) return null;
  const {reason, state} = readRecord(outline, win.name.slice(MARK.length));
  win.name = '';
  return reason ? null : state;
}
