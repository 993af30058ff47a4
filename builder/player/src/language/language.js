/** Lead to the same page in another language, and take the progress along where the browser keeps it apart. */

import {all} from '../dom.js';
import {readRecord} from '../record/record.js';

// Firefox gives each file a store of its own; what a learner did travels behind the address of the page.
const MARK = '~progress=';
const LONGEST = 1_000_000;

/** @param {string} course @param {string} locale */
const keyOf = (course, locale) => `satchel-language:${course}:${locale}`;

/**
 * Tell whether the page of a language has written into the store that this page reads.
 * @param {Window} win @param {string} key
 */
function isKnown(win, key) {
  try {
    return win.localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** @param {Window} win @param {string} key */
function leaveMark(win, key) {
  try {
    win.localStorage.setItem(key, '1');
  } catch {
    // Then progress travels behind the address.
  }
}

/**
 * Let each link to another language lead to the page that is open.
 * @param {Window} win
 * @param {import('../types.js').Outline} outline
 * @param {import('../progress/session.js').Session} session
 */
export function startLanguages(win, outline, session) {
  const links = /** @type {HTMLAnchorElement[]} */ (all(win.document, 'a[data-language]'));
  if (!links.length) return;
  leaveMark(win, keyOf(outline.course, outline.locale));

  /** @param {HTMLAnchorElement} link */
  function address(link) {
    const [page] = link.href.split('#');
    const route = all(win.document, '[data-page]:not([hidden])')[0]?.id ?? '/';
    if (isKnown(win, keyOf(outline.course, link.hreflang))) return `${page}#${route}`;
    const packed = encodeURIComponent(JSON.stringify(session.record(true)));
    return `${page}#${route}${packed.length > LONGEST ? '' : MARK + packed}`;
  }

  for (const link of links) {
    for (const event of ['click', 'auxclick', 'contextmenu']) {
      link.addEventListener(event, () => void (link.href = address(link)));
    }
  }
}

/**
 * Take what a page in another language has sent along, and take it out of the address.
 * @param {Window} win
 * @param {import('../types.js').Outline} outline
 * @returns {import('../types.js').State | null}
 */
export function arriving(win, outline) {
  const {hash} = win.location;
  const place = hash.indexOf(MARK);
  if (place < 0) return null;
  win.location.replace(hash.slice(0, place));
  const {reason, state} = readRecord(outline, decoded(hash.slice(place + MARK.length)));
  return reason ? null : state;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
