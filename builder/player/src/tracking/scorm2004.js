/** Report to an LMS in SCORM 2004, 3rd or 4th edition (Run-Time Environment, section 4.2). */

import {clock, decimal, plainId, resultOf, spoken2004} from './answers.js';
import {platform} from './platform.js';

const COMPLETIONS = ['not attempted', 'incomplete', 'completed'];
const SUCCESSES = ['failed', 'passed'];

/**
 * Write a duration as SCORM 2004 wants it: no weeks, no decimals that a platform might refuse.
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  const seconds = Math.min(Math.max(0, Math.floor(milliseconds / 1000)), 9999 * 3600);
  return `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}S`;
}

/** @param {string} element @param {string[]} ranks @param {string} value @returns {import('./platform.js').Rise} */
function oneOf(element, ranks, value) {
  return {element, rank: ranks.indexOf(value), rankOf: (known) => ranks.indexOf(known), rows: [[element, value]]};
}

/** @param {string} element @param {number} share @param {import('./platform.js').Rows} [others] */
function measure(element, share, others = []) {
  return {element, rank: share, rankOf: (/** @type {string} */ value) => Number(value || '-1'),
    rows: [...others, /** @type {[string, string]} */ ([element, decimal(share)])]};
}

/** @param {string} place @param {number} score */
function scoreOf(place, score) {
  return measure(`${place}score.scaled`, score / 100, [[`${place}score.min`, '0'], [`${place}score.max`, '100'],
    [`${place}score.raw`, String(score)]]);
}

/** Moodle never works out who has passed: it must be said. @param {string} place @param {import('../types.js').Reached} reached */
function rises(place, {status, score}) {
  return [
    ...(score === null ? [] : [scoreOf(place, score)]),
    oneOf(`${place}completion_status`, COMPLETIONS, status === 'incomplete' ? status : 'completed'),
    ...(SUCCESSES.includes(status) ? [oneOf(`${place}success_status`, SUCCESSES, status)] : []),
  ];
}

/** @type {import('./platform.js').Dialect} */
const DIALECT = {
  verbs: {begin: 'Initialize', end: 'Terminate', commit: 'Commit', get: 'GetValue', set: 'SetValue', error: 'GetLastError'},
  lacking: ['401', '402'],
  // 64,000 since the 3rd edition; platforms that came from the 2nd keep 4,000.
  rooms: [64_000, 4000],
  longestLocation: 1000,
  elements: {mode: 'cmi.mode', learner: 'cmi.learner_id', location: 'cmi.location', state: 'cmi.suspend_data',
    time: 'cmi.session_time', exit: 'cmi.exit', status: 'cmi.completion_status'},
  duration,
  begun: oneOf('cmi.completion_status', COMPLETIONS, 'incomplete'),
  reached: (report) => [...rises('cmi.', report), measure('cmi.progress_measure', report.progress)],
  objective: (place, module) => rises(place, module),
  interaction(answer, at) {
    const {type, response, patterns} = spoken2004(answer);
    const {day, time} = clock(at);
    return [
      ['id', plainId(answer.id)],
      ['type', type],
      ['objectives.0.id', plainId(answer.module)],
      ['timestamp', `${day}T${time}`],
      ...patterns.map((pattern, index) => /** @type {[string, string]} */ ([`correct_responses.${index}.pattern`, pattern])),
      ['weighting', String(answer.points)],
      ...(response ? [/** @type {[string, string]} */ (['learner_response', response])] : []),
      ['result', resultOf(answer, 'incorrect')],
    ];
  },
};

/**
 * @param {import('./api.js').Api | null} api
 * @param {Parameters<typeof platform>[2]} means
 */
export function scorm2004(api, means) {
  return platform(api, DIALECT, means);
}
