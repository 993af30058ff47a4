/** Remember what the learner does, on the device and in the platform; questions know neither. */

import {resultOf} from './result.js';
import {codeOf, decodeState, emptyState, encodeState, filledIn} from './state.js';

/** @typedef {ReturnType<typeof import('./progress.js').openStore>} Store */
/** @typedef {ReturnType<typeof openSession>} Session */

/**
 * Name the place of one learner's progress: by course and audience, and in a platform by who has signed in.
 * @param {import('./types.js').Outline} outline
 * @param {string} learner
 */
export function storeKey(outline, learner) {
  const slot = learner ? `:${codeOf(learner)}${codeOf(`${learner}~`)}` : '';
  return `satchel:${outline.course}:${outline.audience}${slot}`;
}

/**
 * Choose where to go on from: the platform's state wins. Where it has none, what is on the device counts only
 * if the platform never got it: else this is a new attempt, and only the learner's notes stay.
 * @param {import('./types.js').Outline} outline
 * @param {import('./types.js').Opening} opening
 * @param {ReturnType<Store['load']>} local
 */
export function resumed(outline, opening, local) {
  const here = local?.state ?? emptyState();
  const there = decodeState(outline, opening.state);
  if (there) {
    return {...there, answers: filledIn(there, here), page: opening.location || here.page, notes: here.notes};
  }
  return opening.works && local?.isSent ? {...emptyState(), notes: here.notes} : here;
}

/**
 * @param {import('./types.js').Outline} outline
 * @param {import('./types.js').Tracking} tracking
 * @param {(learner: string) => Store} storeFor
 */
export function openSession(outline, tracking, storeFor) {
  const opening = tracking.open();
  const store = storeFor(opening.learner);
  const state = resumed(outline, opening, store.load());
  /** @type {(() => void)[]} */
  const listeners = [];

  /** @returns {import('./types.js').Report} */
  function report() {
    const {status, score} = resultOf(outline, state);
    return {state: encodeState(outline, state), location: state.page, status, score};
  }

  /** In a review nothing is kept: it would overwrite what was reached before. */
  function keep() {
    if (!opening.writes) return;
    store.save(state, false);
    if (tracking.save(report()) && opening.works) store.save(state, true);
  }

  function changed() {
    keep();
    listeners.forEach((listener) => listener());
  }

  return {
    state,
    works: opening.works,
    persists: () => store.persists(),
    result: () => resultOf(outline, state),
    /** @param {() => void} listener */
    onChange: (listener) => void listeners.push(listener),
    /** @param {string} page @param {string} [lesson] */
    visit(page, lesson) {
      if (state.page === page && (!lesson || state.seen.includes(lesson))) return;
      state.page = page;
      if (lesson && !state.seen.includes(lesson)) state.seen.push(lesson);
      changed();
    },
    /** @param {string} question @param {string} response @param {number} share */
    answer(question, response, share) {
      state.answers[question] = {response, share};
      changed();
    },
    /** @param {string} quiz @param {number} fraction */
    finish(quiz, fraction) {
      const record = state.quizzes[quiz] ?? {attempts: 0, best: 0};
      state.quizzes[quiz] = {...record, attempts: record.attempts + 1, best: Math.max(record.best, fraction)};
      changed();
    },
    /** Remember how an attempt is dealt. @param {string} quiz @param {number} seed */
    deal(quiz, seed) {
      state.quizzes[quiz] = {...(state.quizzes[quiz] ?? {attempts: 0, best: 0}), seed};
      changed();
    },
    /** @param {string[]} questions */
    retry(questions) {
      for (const question of questions) delete state.answers[question];
      changed();
    },
    /** @param {string} id @param {string} text */
    note(id, text) {
      state.notes[id] = text;
      if (opening.writes) store.save(state, false);
    },
    pause: () => tracking.pause(),
    close: () => tracking.close(),
  };
}
