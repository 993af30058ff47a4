/** Score a response against its key: pure, and the same in every language. */

import {DASHES, INVISIBLE, plainLetters} from './letters.js';

/**
 * Write a text so that two spellings of one answer are equal.
 * @param {string} text
 */
export function fold(text) {
  return plainLetters(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\s.!?,;:\u060c\u061f\u0964\u3002]+$/u, '');
}

/**
 * Write digits of any script as 0–9; Unicode keeps each script's ten digits together, zero first.
 * @param {string} text
 */
function westernDigits(text) {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = /** @type {number} */ (digit.codePointAt(0));
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });
}

/**
 * Read a number as it may be meant: `1,5` is one and a half; `1,000` is a thousand or one, by where you live.
 * @param {string} text
 * @returns {number[]} every sensible reading, none when it is no number
 */
export function readings(text) {
  const plain = westernDigits(text.normalize('NFKC'))
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(/[\s'\u2018\u2019\u066c]/gu, '')
    .replace(/\u060c/gu, ',')
    .replace(/[%\u066a]$/u, '');
  const match = /^([+-]?)([\d.,\u066b]+)$/u.exec(plain);
  if (!match) return [];
  const sign = match[1] === '-' ? -1 : 1;
  return spellings(match[2]).map((digits) => sign * Number(digits)).filter(Number.isFinite);
}

/**
 * Write digits with separators as JavaScript does, in each way they may be meant.
 * @param {string} digits
 * @returns {string[]}
 */
function spellings(digits) {
  if (digits.includes('\u066b')) return [digits.replace(/[.,]/gu, '').replace('\u066b', '.')];
  const marks = digits.replace(/\d/gu, '');
  if (marks.length === 0) return [digits];
  const decimal = marks[marks.length - 1];
  const grouping = decimal === '.' ? ',' : '.';
  const whole = digits.replace(/[.,]/gu, '');
  if (marks.length === 1) {
    const point = digits.replace(',', '.');
    return /^[1-9]\d{0,2}[.,]\d{3}$/u.test(digits) ? [point, whole] : [point];
  }
  if (!marks.includes(grouping)) return /^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/u.test(digits) ? [whole] : [];
  return [digits.split(grouping).join('').replace(decimal, '.')];
}

/**
 * Tell whether a typed text fills a gap rightly; both ends of a tolerance are inside.
 * @param {string} text
 * @param {import('../types.js').NumberGap | import('../types.js').TextGap} gap
 */
export function fills(text, gap) {
  if ('accepted' in gap) return gap.accepted.some((accepted) => fold(accepted) === fold(text));
  const room = (gap.tolerance ?? 0) + 1e-9 * Math.max(1, Math.abs(gap.value));
  const numbers = [...readings(text), ...readings(withoutUnit(text, gap.unit ?? ''))];
  return numbers.some((number) => Math.abs(number - gap.value) <= room);
}

/**
 * Take off a unit that stands in the sentence too: `30 m` in “It is … m deep”.
 * @param {string} text
 * @param {string} unit
 */
function withoutUnit(text, unit) {
  const [typed, ending] = [fold(text), fold(unit)];
  return ending && typed.endsWith(ending) ? typed.slice(0, -ending.length) : '';
}

/**
 * @param {string} list
 * @returns {string[]}
 */
function items(list) {
  return list === '' ? [] : list.split(',');
}

/**
 * @param {string} response
 * @param {import('../types.js').Key} key
 */
function choiceShare(response, key) {
  return response === key.right ? 1 : 0;
}

/**
 * Take wrong ticks from right ones, so that ticking everything earns nothing.
 * @param {string} response
 * @param {import('../types.js').Key} key
 */
function choicesShare(response, key) {
  const right = items(key.right ?? '');
  const ticks = items(response);
  const hits = ticks.filter((tick) => right.includes(tick)).length;
  return right.length ? Math.max(0, (2 * hits - ticks.length) / right.length) : 0;
}

/**
 * @param {string} response
 * @param {import('../types.js').Key} key
 */
function gapsShare(response, key) {
  const gaps = key.gaps ?? [];
  const texts = response.split('\n');
  const hits = gaps.filter((gap, place) => fills(texts[place] ?? '', gap)).length;
  return gaps.length ? hits / gaps.length : 0;
}

/**
 * @param {string} response
 * @param {import('../types.js').Key} key
 */
function orderShare(response, key) {
  const right = items(key.right ?? '');
  const given = items(response);
  const hits = right.filter((item, place) => given[place] === item).length;
  return right.length ? hits / right.length : 0;
}

/**
 * @param {string} response
 * @param {import('../types.js').Key} key
 */
function matchShare(response, key) {
  const pairs = items(key.right ?? '');
  const given = items(response);
  const hits = pairs.filter((pair) => given.includes(pair)).length;
  return pairs.length ? hits / pairs.length : 0;
}

/** @type {Record<string, (response: string, key: import('../types.js').Key) => number>} */
const SHARES = {
  choice: choiceShare,
  choices: choicesShare,
  number: gapsShare,
  text: gapsShare,
  gaps: gapsShare,
  order: orderShare,
  match: matchShare,
  sort: matchShare,
  // Nothing grades free words: they are worth no points.
  open: () => 1,
};

/**
 * Say which part of a question's points a response earns, from 0 to 1.
 * @param {string} kind
 * @param {string} response
 * @param {import('../types.js').Key} key
 */
export function shareOf(kind, response, key) {
  return SHARES[kind](response, key);
}

/**
 * Write a fraction as a whole percentage, rounded down: 100 means everything.
 * @param {number} fraction
 */
export function percent(fraction) {
  return Math.floor(fraction * 100 + 1e-9);
}
