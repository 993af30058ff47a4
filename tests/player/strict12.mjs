/**
 * A SCORM 1.2 platform that refuses everything that some real one refuses, and remembers what it refused.
 * What is set counts only when it was committed; LMSFinish turns a status that was never set into `completed`.
 */

import {strictPlatform} from './strict.mjs';

const percentage = (value) => /^\d{1,3}(\.\d+)?$/.test(value) && Number(value) <= 100;
const ascii = (most) => (value) => value.length <= most && /^[\x20-\x7e]*$/.test(value);
const oneOf = (...values) => (value) => values.includes(value);
const identifier = (value) => /^[\x21-\x7e]{1,255}$/.test(value);
const status = oneOf('passed', 'completed', 'failed', 'incomplete', 'browsed');
const decimal = (value) => /^-?\d{1,3}(\.\d+)?$/.test(value);

/** Responses by the type of the interaction: a choice is one character. */
const RESPONSES = {
  'true-false': (value) => /^[01tf]$/.test(value),
  'choice': (value) => /^[0-9a-z](,[0-9a-z])*$/.test(value),
  'fill-in': (value) => value.length <= 255 && !/[\r\n]/.test(value),
  'matching': (value) => /^[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*$/.test(value),
  'sequencing': (value) => /^[0-9a-z](,[0-9a-z])*$/.test(value),
  'likert': (value) => /^[0-9a-z]$/.test(value),
  'numeric': (value) => /^-?\d+(\.\d+)?$/.test(value),
};
const response = (value, entry) => RESPONSES[entry('type')]?.(value) && value.length <= 255;

const WRITTEN = {read: false};
const FIELDS = {
  'cmi.core.lesson_status': {write: status},
  'cmi.core.score.raw': {write: percentage},
  'cmi.core.score.min': {write: percentage},
  'cmi.core.score.max': {write: percentage},
  'cmi.core.lesson_location': {write: ascii(255)},
  'cmi.suspend_data': {write: ascii(4096)},
  'cmi.core.exit': {write: oneOf('', 'time-out', 'suspend', 'logout'), ...WRITTEN},
  'cmi.core.session_time': {write: (value) => /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(value), ...WRITTEN},
  'cmi.core.student_id': {}, 'cmi.core.student_name': {}, 'cmi.core.lesson_mode': {}, 'cmi.core.entry': {},
  'cmi.core.credit': {}, 'cmi.core.total_time': {},
  'cmi.objectives.n.id': {write: identifier},
  'cmi.objectives.n.status': {write: status},
  'cmi.objectives.n.score.raw': {write: percentage},
  'cmi.objectives.n.score.min': {write: percentage},
  'cmi.objectives.n.score.max': {write: percentage},
  'cmi.interactions.n.id': {write: identifier, ...WRITTEN},
  'cmi.interactions.n.objectives.n.id': {write: identifier, ...WRITTEN},
  'cmi.interactions.n.time': {write: (value) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(value), ...WRITTEN},
  'cmi.interactions.n.type': {write: (value) => value in RESPONSES, ...WRITTEN},
  'cmi.interactions.n.correct_responses.n.pattern': {write: response, needs: 'type', ...WRITTEN},
  'cmi.interactions.n.weighting': {write: decimal, ...WRITTEN},
  'cmi.interactions.n.student_response': {write: response, needs: 'type', ...WRITTEN},
  'cmi.interactions.n.result': {write: (value) => oneOf('correct', 'wrong', 'unanticipated', 'neutral')(value) ||
    decimal(value), ...WRITTEN},
};

const EDITION = {
  fields: FIELDS,
  lists: {'cmi.objectives': true, 'cmi.interactions': true},
  verbs: {begin: 'LMSInitialize', end: 'LMSFinish', commit: 'LMSCommit', get: 'LMSGetValue', set: 'LMSSetValue',
    error: 'LMSGetLastError', errorString: 'LMSGetErrorString', diagnostic: 'LMSGetDiagnostic'},
  codes: {argument: '201', again: '101', notRunningSet: '301', notRunningGet: '301', notRunningEnd: '301', missing: '401',
    unknown: '201', readOnly: '403', writeOnly: '404', type: '405', order: '201', general: '101', network: '101'},
  finish(kept) {
    if (kept['cmi.core.lesson_status'] === 'not attempted') kept['cmi.core.lesson_status'] = 'completed';
  },
};

/**
 * @param {Record<string, string>} [kept] what was kept from before; committed values are written into it
 * @param {{missing?: string[], dead?: boolean, lying?: boolean}} [faults]
 */
export function strictApi(kept = {}, faults = {}) {
  kept['cmi.core.student_id'] ??= 'learner-1';
  kept['cmi.core.lesson_mode'] ??= 'normal';
  kept['cmi.core.lesson_status'] ??= 'not attempted';
  return strictPlatform(EDITION, kept, faults);
}
