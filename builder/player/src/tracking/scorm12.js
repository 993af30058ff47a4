/** Report to an LMS in SCORM 1.2 (Run-Time Environment 1.2, section 3.4). */

import {clock, plainId, resultOf, spoken12} from './answers.js';
import {platform} from './platform.js';

const RANKS = ['not attempted', 'browsed', 'incomplete', 'failed', 'completed', 'passed'];

/**
 * Write a duration as SCORM 1.2 wants it: HH:MM:SS.
 * @param {number} milliseconds
 */
export function sessionTime(milliseconds) {
  const seconds = Math.min(Math.max(0, Math.floor(milliseconds / 1000)), 9999 * 3600);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** @param {string} element @param {string} status @returns {import('./platform.js').Rise} */
function statusOf(element, status) {
  return {element, rank: RANKS.indexOf(status), rankOf: (value) => RANKS.indexOf(value), rows: [[element, status]]};
}

/** @param {string} place @param {number} score @returns {import('./platform.js').Rise} */
function scoreOf(place, score) {
  const element = `${place}score.raw`;
  return {element, rank: score, rankOf: (value) => Number(value || '-1'),
    rows: [[`${place}score.min`, '0'], [`${place}score.max`, '100'], [element, String(score)]]};
}

/** @param {string} place @param {string} status @param {import('../types.js').Reached} reached */
function rises(place, status, reached) {
  const score = reached.score === null ? [] : [scoreOf(place, reached.score)];
  return [...score, statusOf(`${place}${status}`, reached.status)];
}

/** @type {import('./platform.js').Dialect} */
const DIALECT = {
  verbs: {begin: 'LMSInitialize', end: 'LMSFinish', commit: 'LMSCommit', get: 'LMSGetValue', set: 'LMSSetValue',
    error: 'LMSGetLastError'},
  lacking: ['401'],
  rooms: [4096],
  longestLocation: 255,
  elements: {mode: 'cmi.core.lesson_mode', learner: 'cmi.core.student_id', location: 'cmi.core.lesson_location',
    state: 'cmi.suspend_data', time: 'cmi.core.session_time', exit: 'cmi.core.exit', status: 'cmi.core.lesson_status'},
  duration: sessionTime,
  // A status that is not set becomes `completed` at LMSFinish.
  begun: statusOf('cmi.core.lesson_status', 'incomplete'),
  reached: (report) => rises('cmi.core.', 'lesson_status', report),
  objective: (place, module) => rises(place, 'status', module),
  interaction(answer, at) {
    const {type, response, patterns} = spoken12(answer);
    return [
      ['id', plainId(answer.id)],
      ['objectives.0.id', plainId(answer.module)],
      ['time', clock(at).time],
      ['type', type],
      ...patterns.map((pattern, index) => /** @type {[string, string]} */ ([`correct_responses.${index}.pattern`, pattern])),
      ['weighting', String(answer.points)],
      ...(response ? [/** @type {[string, string]} */ (['student_response', response])] : []),
      ['result', resultOf(answer, 'wrong')],
    ];
  },
};

/**
 * @param {import('./api.js').Api | null} api
 * @param {Parameters<typeof platform>[2]} means
 */
export function scorm12(api, means) {
  return platform(api, DIALECT, means);
}
