/** Give a certificate a short code that can be checked (docs/record.md): a deterrent, no proof. */

import {digest} from './sha256.js';

// Crockford's digits: none is mistaken for another one.
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SPACES = /[\t\n\v\f\r \u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+/gu;

/**
 * Write a name in one way, however it was typed.
 * @param {string} name
 */
export function plainName(name) {
  return name.normalize('NFC').replace(SPACES, ' ').replace(/^ | $/gu, '');
}

/**
 * Split what was typed into names, one on each line.
 * @param {string} text
 */
export function namesIn(text) {
  return [...new Set(text.split(/[\r\n]+/u).map(plainName).filter(Boolean))];
}

/**
 * Work out a certificate's code: ten digits of five bits each, from the SHA-256 of what it says.
 * @param {{course: string, version: string, name: string, score: number | null, date: string}} said
 */
export function codeFor({course, version, name, score, date}) {
  const text = ['satchel-certificate 1', course, version, plainName(name), score ?? '', date].join('\n');
  const [first, second] = digest(text);
  const bits = [first, second].map((word) => (word >>> 0).toString(2).padStart(32, '0')).join('');
  const digits = Array.from({length: 10}, (_, place) => DIGITS[parseInt(bits.slice(place * 5, place * 5 + 5), 2)]).join('');
  return `${digits.slice(0, 5)}-${digits.slice(5)}`;
}

/**
 * Name the course that a certificate is about; of a package of one module, that module.
 * @param {import('../types.js').Outline} outline
 */
export function certified(outline) {
  return outline.module ? `${outline.course}/${outline.module}` : outline.course;
}
