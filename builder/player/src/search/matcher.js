/** Find words in texts of any script, and say where they stand: pure. No stemming, no word breaks: parts of words count. */

import {plainLetters} from '../scoring/letters.js';

const BEFORE = 50;
const AFTER = 110;
// A word is not cut when its end is this near.
const NEAR = 16;

/** @type {Map<string, string>} */
const known = new Map();

/**
 * A text as it is compared; `places[i]` is where its i-th letter stands in the text itself.
 * @typedef {{text: string, letters: string, places: number[]}} Searchable
 */

/** @param {string} sign */
function lettersOf(sign) {
  const found = known.get(sign) ?? plainLetters(sign);
  known.set(sign, found);
  return found;
}

/**
 * Prepare a text for being searched, sign by sign: so a hit can be shown in the text as it was written.
 * @param {string} written
 * @returns {Searchable}
 */
export function searchable(written) {
  const text = written.trim().replace(/\s+/gu, ' ');
  let letters = '';
  /** @type {number[]} */
  const places = [];
  let place = 0;
  for (const sign of text) {
    const plain = lettersOf(sign);
    for (let each = 0; each < plain.length; each += 1) places.push(place);
    letters += plain;
    place += sign.length;
  }
  return {text, letters, places};
}

/**
 * Split what was typed into words; all of them must be found.
 * @param {string} typed
 */
export function wordsOf(typed) {
  return searchable(typed).letters.split(' ').filter(Boolean);
}

/**
 * @param {Searchable} where
 * @param {string} word
 * @returns {[number, number][]} where the word begins and ends in the text
 */
function hitsOf(where, word) {
  /** @type {[number, number][]} */
  const hits = [];
  const {letters, places, text} = where;
  for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length)) {
    hits.push([places[at], whole(text, places[at + word.length] ?? text.length)]);
  }
  return hits;
}

/**
 * Move a cut behind the signs that belong to the letter before it.
 * @param {string} text
 * @param {number} cut
 */
function whole(text, cut) {
  const signs = /^(?:\p{M}|[\udc00-\udfff])+/u.exec(text.slice(cut));
  return cut + (signs ? signs[0].length : 0);
}

/**
 * Cut out the part of a text around its first hit.
 * @param {string} text
 * @param {number} first
 * @returns {[number, number]}
 */
function window(text, first) {
  let from = Math.max(0, first - BEFORE);
  const space = text.indexOf(' ', from);
  if (from > 0) from = space >= 0 && space - from < NEAR && space < first ? space + 1 : whole(text, from);
  let to = Math.min(text.length, first + AFTER);
  const last = text.lastIndexOf(' ', to);
  if (to < text.length) to = to - last < NEAR && last > first ? last : whole(text, to);
  return [from, to];
}

/**
 * Show some words in their context: parts of the text in turn, those that were looked for marked.
 * @param {Searchable} where
 * @param {string[]} words
 * @returns {{text: string, marked: boolean}[]} nothing when none of the words is there
 */
export function excerpt(where, words) {
  const hits = words.flatMap((word) => hitsOf(where, word)).sort(([a], [b]) => a - b);
  if (!hits.length) return [];
  const [from, to] = window(where.text, hits[0][0]);
  const parts = from > 0 ? [{text: '… ', marked: false}] : [];
  let at = from;
  for (const [start, end] of hits) {
    if (end <= at || start >= to) continue;
    parts.push({text: where.text.slice(at, Math.max(at, start)), marked: false});
    parts.push({text: where.text.slice(Math.max(at, start), end), marked: true});
    at = end;
  }
  parts.push({text: where.text.slice(at, Math.max(at, to)), marked: false});
  if (Math.max(at, to) < where.text.length) parts.push({text: ' …', marked: false});
  return parts.filter(({text}) => text);
}

/**
 * Count how many of the words stand in a text.
 * @param {Searchable} where
 * @param {string[]} words
 */
export function countIn(where, words) {
  return words.filter((word) => where.letters.includes(word)).length;
}
