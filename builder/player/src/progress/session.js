/** Remember what the learner does, on the device and in the platform; questions know neither. */

import {modulesOf, moduleOf, resultOf} from '../scoring/result.js';
import {openKey} from '../scoring/seal.js';
import {codeOf, decodeState, emptyState, encodeState, filledIn} from './state.js';

/** @typedef {ReturnType<typeof import('./store.js').openStore>} Store */
/** @typedef {ReturnType<typeof openSession>} Session */

/**
 * Name the place of one learner's progress: by course and audience, and in a platform by who has signed in.
 * @param {import('../types.js').Outline} outline
 * @param {string} learner
 */
export function storeKey(outline, learner) {
  const slot = learner ? `:${codeOf(learner)}${codeOf(`${learner}~`)}` : '';
  const part = outline.module ? `:${outline.module}` : '';
  return `satchel:${outline.course}${part}:${outline.audience}${slot}`;
}

/**
 * Choose where to go on from: the platform's state wins, and what it never got is put into it. Where it has none,
 * what it got before is of an older attempt: only the learner's notes stay.
 * @param {import('../types.js').Outline} outline
 * @param {import('../types.js').Opening} opening
 * @param {ReturnType<Store['load']>} local
 */
export function resumed(outline, opening, local) {
  const here = local?.state ?? emptyState();
  const there = decodeState(outline, opening.state);
  if (there) {
    const state = joined(there, local?.isSent ? emptyState() : here);
    return {...state, answers: filledIn(state, here), page: opening.location || here.page, notes: here.notes};
  }
  return opening.works && local?.isSent ? {...emptyState(), notes: here.notes} : here;
}

/**
 * Put what one state knows into another; of two results the better one counts.
 * @param {import('../types.js').State} there
 * @param {import('../types.js').State} here
 * @returns {import('../types.js').State}
 */
function joined(there, here) {
  const quizzes = {...there.quizzes};
  for (const [id, record] of Object.entries(here.quizzes)) {
    const other = quizzes[id] ?? record;
    quizzes[id] = {...other, ...record, attempts: Math.max(record.attempts, other.attempts),
      best: Math.max(record.best, other.best)};
  }
  return {...there, seen: [...new Set([...there.seen, ...here.seen])], quizzes, answers: {...there.answers, ...here.answers}};
}

/**
 * Gather what a platform may be told of an answer.
 * @param {import('../types.js').Outline} outline
 * @param {string} id
 * @param {string} response
 * @param {number} share
 * @returns {import('../types.js').Told | null}
 */
function toldOf(outline, id, response, share) {
  const asked = [...outline.quizzes, ...(outline.surveys ?? [])];
  const quiz = asked.find(({questions}) => questions.some((question) => question.id === id));
  const question = quiz?.questions.find((each) => each.id === id);
  if (!quiz || !question) return null;
  const sealed = outline.keys[quiz.id];
  return {id, module: moduleOf(quiz.page), kind: question.kind, points: question.points ?? 1, response, share,
    key: sealed ? openKey(sealed, outline.course, quiz.id)[id] : undefined, locale: outline.locale};
}

/**
 * @param {import('../types.js').Outline} outline
 * @param {import('../types.js').Tracking} tracking
 * @param {(learner: string) => Store} storeFor
 */
export function openSession(outline, tracking, storeFor) {
  const opening = tracking.open();
  const store = storeFor(opening.learner);
  const local = store.load();
  const state = resumed(outline, opening, local);
  let isSent = local?.isSent === true;
  /** @type {(() => void)[]} */
  const listeners = [];

  /** @returns {import('../types.js').Report} */
  function report() {
    const {status, score, progress} = resultOf(outline, state);
    return {id: outline.course, state: (room) => encodeState(outline, state, room), location: state.page, status, score,
      progress, modules: modulesOf(outline, state)};
  }

  /** In a review nothing is kept: it would overwrite what was reached before. */
  function keep() {
    if (!opening.writes) return;
    store.save(state, false);
    isSent = tracking.save(report()) && opening.works;
    if (isSent) store.save(state, true);
  }

  function changed() {
    keep();
    listeners.forEach((listener) => listener());
  }

  // What an earlier visit could not tell the platform is told now.
  if (opening.works && local && !isSent) keep();

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
      const told = toldOf(outline, question, response, share);
      if (told) tracking.record(told);
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
      if (opening.writes) store.save(state, isSent);
    },
    pause: () => tracking.pause(),
    close: () => tracking.close(),
  };
}
