/** Say in the words of SCORM what a learner answered: pure, and each edition of the standard has its own. */

import {fills, readings} from '../scoring/scoring.js';

/** @typedef {import('../types.js').Told} Told */

const TYPES = {choice: 'choice', choices: 'choice', order: 'sequencing', match: 'matching', sort: 'matching',
  number: 'numeric', text: 'fill-in', gaps: 'fill-in', open: 'fill-in', scale: 'likert'};

const MOST_PATTERNS = 10;

/** @param {string} kind */
export function typeOf(kind) {
  return TYPES[/** @type {keyof typeof TYPES} */ (kind)] ?? 'other';
}

/**
 * Write an id so that every platform takes it: no spaces, ASCII, at most 255 characters (SCORM 1.2, CMIIdentifier).
 * @param {string} id
 */
export function plainId(id) {
  return encodeURI(id).slice(0, 255);
}

/** @param {string} list */
function items(list) {
  return list === '' ? [] : list.split(',');
}

/**
 * Write the number that was meant, where it may mean two things the right one; seven decimals (real (10,7)).
 * @param {Told} answer
 */
function numberOf({response, key}) {
  const meant = readings(response);
  const gap = key?.gaps?.[0];
  const best = meant.find((number) => gap && fills(String(number), gap)) ?? meant[0];
  return best === undefined ? '' : decimal(best);
}

/** @param {number} number */
export function decimal(number) {
  return Math.abs(number) < 1e9 ? String(Number(number.toFixed(7))) : '';
}

/** @param {Told} answer @returns {string[][]} the texts of each way to fill the gaps */
function textsOf({key}) {
  const gaps = key?.gaps ?? [];
  const ways = gaps.map((gap) => ('accepted' in gap ? gap.accepted : [decimal(gap.value)]));
  if (ways.length === 1) return ways[0].slice(0, MOST_PATTERNS).map((text) => [text]);
  return ways.length ? [ways.map(([first]) => first)] : [];
}

/**
 * Bring a text onto one line; what SCORM 2004 would read as a sign of its own loses its brackets.
 * @param {string} text
 * @param {number} longest characters
 */
function line(text, longest) {
  const plain = text.replace(/\s+/gu, ' ').trim().replace(/^\{/u, '(').replace(/\[([,.:])\]/gu, '$1');
  return plain.slice(0, longest).replace(/[\ud800-\udbff]$/u, '');
}

/** Each choice is one character (SCORM 1.2 RTE, CMIFeedback). @param {string} response */
function short(response) {
  return items(response).every((item) => /^[0-9a-z](\.[0-9a-z])?$/.test(item)) ? response.slice(0, 255) : '';
}

/**
 * Write a response and the right ones as SCORM 1.2 wants them; what does not fit is left out.
 * @param {Told} answer
 */
export function spoken12(answer) {
  const type = typeOf(answer.kind);
  /** @param {string[]} texts */
  const joined = (texts) => line(texts.join(', '), 255);
  if (type === 'numeric') return {type, response: numberOf(answer), patterns: rightNumbers(answer, (gap) => gap.value)};
  if (type === 'fill-in') {
    return {type, response: joined(answer.response.split('\n')), patterns: textsOf(answer).map(joined)};
  }
  return {type: type === 'other' ? 'fill-in' : type, response: type === 'other' ? joined([answer.response]) :
    short(answer.response), patterns: [short(answer.key?.right ?? '')].filter(Boolean)};
}

/**
 * @param {Told} answer
 * @param {(gap: import('../types.js').NumberGap) => number | string} write
 */
function rightNumbers({key}, write) {
  const gaps = /** @type {import('../types.js').NumberGap[]} */ (key?.gaps ?? []).filter((gap) => 'value' in gap);
  return gaps.slice(0, 1).map((gap) => String(write(gap)));
}

/** Choices are short identifiers (SCORM 2004 RTE 4.1.1.7). @param {string} response */
function identifiers(response) {
  const given = items(response);
  const areGood = given.every((item) => /^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)?$/.test(item));
  return areGood ? given.map((item) => item.replace('.', '[.]')).join('[,]') : '';
}

/**
 * Write a response and the right ones as SCORM 2004 wants them.
 * @param {Told} answer
 */
export function spoken2004(answer) {
  const type = typeOf(answer.kind);
  /** @param {string[]} texts */
  const joined = (texts) => texts.slice(0, 10).map((text) => `{lang=${answer.locale}}${line(text, 250)}`).join('[,]');
  if (type === 'numeric') {
    /** @param {import('../types.js').NumberGap} gap */
    const range = ({value, tolerance = 0}) => `${decimal(value - tolerance)}[:]${decimal(value + tolerance)}`;
    return {type, response: numberOf(answer), patterns: rightNumbers(answer, range)};
  }
  if (type === 'fill-in') return {type, response: joined(answer.response.split('\n')), patterns: textsOf(answer).map(joined)};
  if (type === 'other') return {type, response: line(answer.response, 250), patterns: []};
  return {type, response: identifiers(answer.response), patterns: [identifiers(answer.key?.right ?? '')].filter(Boolean)};
}

/**
 * Say how good an answer was: all, nothing, or the share of it; a survey's is neither.
 * @param {Told} answer
 * @param {string} wrong how the standard calls it
 */
export function resultOf({share, key}, wrong) {
  if (!key?.right && !key?.gaps) return 'neutral';
  if (share >= 1) return 'correct';
  return share > 0 ? share.toFixed(2) : wrong;
}

/** @param {Date} at @returns {{day: string, time: string}} as the clock on the wall shows it */
export function clock(at) {
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, '0');
  return {day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')};
}
