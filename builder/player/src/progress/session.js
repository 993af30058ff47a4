/** Remember what the learner does, on the device and in the platform; questions know neither. */

import {certified, codeFor} from '../certificate/code.js';
import {recordOf, wall} from '../record/record.js';
import {modulesOf, moduleOf, resultOf} from '../scoring/result.js';
import {openKey} from '../scoring/seal.js';
import {codeOf, decodeState, emptyState, encodeState, filledIn, toldSurveys} from './state.js';

/** @typedef {ReturnType<typeof import('./store.js').openStore>} Store */
/** @typedef {ReturnType<typeof openSession>} Session */

/**
 * Name the place of one learner's progress: by course and audience, in a platform by who has signed in, and on a
 * device that several people share by the slot.
 * @param {import('../types.js').Outline} outline
 * @param {string} learner
 * @param {string} [slotName] empty for the first learner of a device
 */
export function storeKey(outline, learner, slotName = '') {
  const slot = learner ? `:${codeOf(learner)}${codeOf(`${learner}~`)}` : slotName && `:${slotName}`;
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
    return {...state, answers: {...untold(outline, here), ...filledIn(state, here)}, page: opening.location || here.page,
      notes: here.notes, card: here.card};
  }
  return opening.works && local?.isSent ? {...emptyState(), notes: here.notes, card: here.card} : here;
}

/**
 * Keep what was said in surveys that no platform is told of.
 * @param {import('../types.js').Outline} outline
 * @param {import('../types.js').State} here
 */
function untold(outline, here) {
  const surveys = (outline.surveys ?? []).filter((survey) => !toldSurveys(outline).includes(survey));
  const ids = new Set(surveys.flatMap(({questions}) => questions.map(({id}) => id)));
  return Object.fromEntries(Object.entries(here.answers).filter(([id]) => ids.has(id)));
}

/**
 * Put what one state knows into another; of two results the better one counts.
 * @param {import('../types.js').State} there
 * @param {import('../types.js').State} here
 * @returns {import('../types.js').State}
 */
export function joined(there, here) {
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
  const asked = [...outline.quizzes, ...toldSurveys(outline)];
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
 * @param {() => Date} [clock]
 */
export function openSession(outline, tracking, storeFor, clock = () => new Date()) {
  const opening = tracking.open();
  const store = storeFor(opening.learner);
  const local = store.load();
  const state = resumed(outline, opening, local);
  const older = state.card.version === outline.version ? '' : state.card.version;
  let isSent = local?.isSent === true;
  /** @type {(() => void)[]} */
  const listeners = [];
  /** @type {(() => void)[]} */
  const renamed = [];

  /** @returns {import('../types.js').Report} */
  function report() {
    const {status, score, progress} = resultOf(outline, state);
    return {id: outline.course, state: (room) => encodeState(outline, state, room), location: state.page, status, score,
      progress, modules: modulesOf(outline, state)};
  }

  function keepHere() {
    const {card} = state;
    card.id ||= Math.random().toString(36).slice(2, 12);
    card.started ||= wall(clock()).slice(0, 10);
    card.version = outline.version;
    store.save(state, isSent);
  }

  /** In a review nothing is kept: it would overwrite what was reached before. */
  function keep() {
    if (!opening.writes) return;
    isSent = false;
    keepHere();
    isSent = tracking.save(report()) && opening.works;
    if (isSent) keepHere();
  }

  function changed() {
    keep();
    listeners.forEach((listener) => listener());
  }

  // The note about another version is for the first visit in it.
  if (older && opening.writes) keepHere();
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
      if (opening.writes) keepHere();
    },
    /** The version that the progress is from, where it is another one. */
    older,
    /** @param {string[]} names */
    rename(names) {
      state.card.names = names;
      if (opening.writes) keepHere();
      renamed.forEach((tell) => tell());
    },
    /** Tell when the learner has another name, wherever it was typed. @param {() => void} tell */
    onRename: (tell) => void renamed.push(tell),
    /** @param {boolean} withNotes */
    record: (withNotes) => recordOf(outline, state, resultOf(outline, state), {now: clock(), withNotes}),
    /**
     * Give each name its certificate; one who has the same already keeps it with its day.
     * @param {string[]} names
     * @returns {import('../types.js').Certificate[]}
     */
    certify(names) {
      // Where nothing is graded no result stands on it, so its code knows of none.
      const score = outline.quizzes.some(({pass}) => pass !== null) ? resultOf(outline, state).score : null;
      const {version} = outline;
      const date = wall(clock()).slice(0, 10);
      const given = names.map((name) => {
        const same = state.card.certificates.find((one) => one.name === name && one.version === version && one.score === score);
        return same ?? {name, score, version, date, code: codeFor({course: certified(outline), version, name, score, date})};
      });
      state.card.certificates = [...state.card.certificates.filter((one) => !given.includes(one)), ...given];
      if (opening.writes) keepHere();
      return given;
    },
    pause: () => tracking.pause(),
    close: () => tracking.close(),
  };
}
