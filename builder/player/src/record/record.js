/** Write down what a learner did, and read it again: the one form that files, trainers and `satchel results` know. */

import {certified, codeFor, plainName} from '../certificate/code.js';
import {emptyState} from '../progress/state.js';
import {shaped} from '../progress/store.js';

/** The number of the form; it grows when an older reader would misread a newer record (docs/record.md). */
export const FORM = 1;
// A course of thousands of answers stays far below; what is larger is no record.
export const MOST_CHARACTERS = 2_000_000;

/**
 * Name each question's kind and place, by its id.
 * @param {import('../types.js').Outline} outline
 */
function asked(outline) {
  const quizzes = outline.quizzes.flatMap(({id, questions}) => questions.map((one) => ({...one, where: {quiz: id}})));
  const surveys = (outline.surveys ?? []).flatMap(({id, when, questions}) => {
    return questions.map((one) => ({...one, where: {survey: id, ...(when ? {when} : {})}}));
  });
  return new Map([...quizzes, ...surveys].map(({id, kind, where}) => [id, {kind, ...where}]));
}

/**
 * Write a moment as the clock on the wall shows it, without its zone.
 * @param {Date} moment
 */
export function wall(moment) {
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, '0');
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  return `${day}T${[moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(':')}`;
}

/**
 * Gather a learner's record.
 * @param {import('../types.js').Outline} outline
 * @param {import('../types.js').State} state
 * @param {{status: string, score: number | null}} result
 * @param {{now: Date, withNotes: boolean}} how notes are the learner's own: they go along only when asked for
 */
export function recordOf(outline, state, {status, score}, {now, withNotes}) {
  const {card} = state;
  const about = asked(outline);
  const marks = new Map(outline.quizzes.map(({id, pass}) => [id, pass]));
  return {
    'satchel-record': FORM,
    course: outline.course, module: outline.module, version: outline.version, locale: outline.locale,
    audience: outline.audience,
    learner: {id: card.id, names: card.names},
    clock: 'device', started: card.started, saved: wall(now),
    result: {status, score},
    lessons: {seen: state.seen, of: outline.lessons.length},
    page: state.page,
    quizzes: mapped(state.quizzes, (quiz, id) => ({...quiz, pass: marks.get(id) ?? null})),
    answers: mapped(state.answers, (answer, id) => ({...about.get(id), ...answer})),
    certificates: card.certificates,
    ...(withNotes ? {notes: state.notes} : {}),
  };
}

/**
 * @template Value, Other
 * @param {Record<string, Value>} values
 * @param {(value: Value, id: string) => Other} change
 */
function mapped(values, change) {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, change(value, id)]));
}

/**
 * Read a file that somebody chose: it may be anything. What is wrong with it is a reason, else there is a state.
 * @param {import('../types.js').Outline} outline
 * @param {string} text
 * @returns {{reason: 'none' | 'newer' | 'other' | '', state: import('../types.js').State}}
 */
export function readRecord(outline, text) {
  const found = text.length > MOST_CHARACTERS ? null : parsed(text.replace(/^\ufeff/u, ''));
  const form = found?.['satchel-record'];
  if (!Number.isInteger(form) || form < 1) return {reason: 'none', state: emptyState()};
  if (form > FORM) return {reason: 'newer', state: emptyState()};
  const isOurs = ['course', 'module', 'audience'].every((name) => {
    return (found[name] ?? '') === outline[/** @type {'course' | 'module' | 'audience'} */ (name)];
  });
  if (!isOurs) return {reason: 'other', state: emptyState()};
  const {learner, lessons, started, version, certificates} = found;
  const card = {id: learner?.id, names: learner?.names, started, version, certificates};
  const state = shaped({...found, seen: lessons?.seen, card});
  // A code that does not fit to its certificate is not carried on.
  state.card.certificates = state.card.certificates.filter((one) => {
    return one.code === codeFor({...one, course: certified(outline)});
  });
  return {reason: '', state};
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/**
 * Name the file of a record for people: `<course>-<locale>-<name>.satchel.json`.
 * @param {import('../types.js').Outline} outline
 * @param {string[]} names
 */
export function fileName(outline, names) {
  const name = plainName(names.join(' ')).toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-+|-+$/gu, '');
  const course = outline.module ? `${outline.course}-${outline.module}` : outline.course;
  return [course, outline.locale, [...name].slice(0, 40).join('') || 'learner'].join('-') + '.satchel.json';
}
