/**
 * A SCORM 2004 platform (3rd and 4th edition) that refuses everything that some real one refuses, and remembers it.
 * It never works out by itself who has passed, as Moodle does not; what is set counts only when it was committed.
 */

import {strictPlatform} from './strict.mjs';

const oneOf = (...values) => (value) => values.includes(value);
const real = (least, most) => (value) => {
  return /^-?\d{1,10}(\.\d{1,7})?$/.test(value) && Number(value) >= least && Number(value) <= most;
};
const text = (most) => (value) => value.length <= most;
const identifier = (value) => /^[!-~]{1,4000}$/.test(value) && !/^urn:(?![A-Za-z0-9-]{1,31}:)/.test(value);
const short = '[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*';
const list = (item) => (value) => new RegExp(`^${item}(\\[,\\]${item})*$`).test(value);
/** One text in a language: on one line, and no brace but that of the language. */
const spoken = (most) => (value) => value.split('[,]').every((one) => {
  return /^(\{lang=[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\})?(?!\{)[^\r\n]*$/.test(one) && one.replace(/^\{[^}]*\}/, '').length <= most;
});
const number = '-?\\d+(\\.\\d{1,7})?';

const RESPONSES = {
  'true-false': oneOf('true', 'false'),
  'choice': list(short),
  'fill-in': spoken(250),
  'long-fill-in': spoken(4000),
  'likert': (value) => new RegExp(`^${short}$`).test(value),
  'matching': list('[A-Za-z0-9_]+\\[\\.\\][A-Za-z0-9_]+'),
  'performance': spoken(250),
  'sequencing': list('[A-Za-z0-9_]+'),
  'numeric': (value) => new RegExp(`^${number}$`).test(value),
  'other': text(4000),
};
const response = (value, entry) => RESPONSES[entry('type')]?.(value) && value !== '';
const pattern = (value, entry) => (entry('type') === 'numeric'
  ? new RegExp(`^(${number})?\\[:\\](${number})?$`).test(value) : response(value, entry));

const SCORE = {scaled: {write: real(-1, 1)}, raw: {write: real(-1e9, 1e9)}, min: {write: real(-1e9, 1e9)},
  max: {write: real(-1e9, 1e9)}};
const score = (place) => Object.fromEntries(Object.entries(SCORE).map(([name, field]) => [`${place}.score.${name}`, field]));
const WRITTEN = {read: false};

const FIELDS = {
  'cmi.completion_status': {write: oneOf('completed', 'incomplete', 'not attempted', 'unknown')},
  'cmi.success_status': {write: oneOf('passed', 'failed', 'unknown')},
  'cmi.progress_measure': {write: real(0, 1)},
  ...score('cmi'),
  'cmi.location': {write: text(1000)},
  'cmi.suspend_data': {write: text(64_000)},
  'cmi.exit': {write: oneOf('', 'time-out', 'suspend', 'logout', 'normal'), ...WRITTEN},
  // No weeks, at most two decimals.
  'cmi.session_time': {write: (value) => /^P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/.test(value), ...WRITTEN},
  'cmi.learner_id': {}, 'cmi.learner_name': {}, 'cmi.mode': {}, 'cmi.entry': {}, 'cmi.credit': {}, 'cmi.total_time': {},
  'cmi.launch_data': {}, 'cmi.scaled_passing_score': {}, 'cmi.completion_threshold': {},
  'cmi.objectives.n.id': {write: identifier, fixed: true},
  'cmi.objectives.n.completion_status': {write: oneOf('completed', 'incomplete', 'not attempted', 'unknown'), needs: 'id'},
  'cmi.objectives.n.success_status': {write: oneOf('passed', 'failed', 'unknown'), needs: 'id'},
  ...score('cmi.objectives.n'),
  'cmi.interactions.n.id': {write: identifier},
  'cmi.interactions.n.type': {write: (value) => value in RESPONSES, needs: 'id'},
  'cmi.interactions.n.objectives.n.id': {write: identifier, needs: 'id'},
  // No Z, no milliseconds.
  'cmi.interactions.n.timestamp': {write: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value), needs: 'id'},
  'cmi.interactions.n.correct_responses.n.pattern': {write: pattern, needs: 'type'},
  'cmi.interactions.n.weighting': {write: real(-1e9, 1e9), needs: 'id'},
  'cmi.interactions.n.learner_response': {write: response, needs: 'type'},
  'cmi.interactions.n.result': {write: (value) => oneOf('correct', 'incorrect', 'unanticipated', 'neutral')(value) ||
    real(-1e9, 1e9)(value), needs: 'id'},
  'cmi.interactions.n.latency': {write: (value) => /^PT\d/.test(value), needs: 'id'},
  'cmi.interactions.n.description': {write: spoken(250), needs: 'id'},
};

const EDITION = {
  fields: FIELDS,
  lists: {'cmi.objectives': true, 'cmi.interactions': true},
  unset: '403',
  verbs: {begin: 'Initialize', end: 'Terminate', commit: 'Commit', get: 'GetValue', set: 'SetValue',
    error: 'GetLastError', errorString: 'GetErrorString', diagnostic: 'GetDiagnostic'},
  codes: {argument: '201', again: '103', notRunningSet: '132', notRunningGet: '122', notRunningEnd: '142', missing: '402',
    unknown: '401', readOnly: '404', writeOnly: '405', type: '406', order: '351', general: '351', dependency: '408',
    network: '391'},
  finish: () => undefined,
};

/**
 * @param {Record<string, string>} [kept] what was kept from before; committed values are written into it
 * @param {{missing?: string[], dead?: boolean, lying?: boolean, room?: number}} [faults] `room`: it keeps fewer characters of state
 */
export function strictApi2004(kept = {}, {room = 64_000, ...faults} = {}) {
  kept['cmi.learner_id'] ??= 'learner-1';
  kept['cmi.mode'] ??= 'normal';
  kept['cmi.completion_status'] ??= 'unknown';
  kept['cmi.success_status'] ??= 'unknown';
  const fields = {...FIELDS, 'cmi.suspend_data': {write: text(room)}};
  return strictPlatform({...EDITION, fields}, kept, faults);
}
