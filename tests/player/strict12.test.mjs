/** The judge is judged: the strict platform refuses what real ones refuse. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {strictApi} from './strict12.mjs';

const REFUSED = [
  ['cmi.core.lesson_status', 'not attempted'], ['cmi.core.exit', 'normal'], ['cmi.core.score.raw', '101'],
  ['cmi.core.score.raw', 80], ['cmi.core.score.raw', ''], ['cmi.core.session_time', '1:2:3'],
  ['cmi.core.session_time', 'PT5S'], ['cmi.core.lesson_location', 'x'.repeat(256)],
  ['cmi.suspend_data', 'x'.repeat(4097)], ['cmi.suspend_data', 'é'], ['cmi.core.student_id', 'me'],
  ['cmi.completion_status', 'completed'], ['cmi.interactions.1.id', 'q'], ['cmi.interactions.0.type', 'choice'],
  ['cmi.interactions.0.id', 'two words'], ['cmi.interactions.0.id', 'é'], ['cmi.objectives.0.status', 'passed'],
];
const AFTER = [
  ['choice', 'student_response', 'ab'], ['choice', 'student_response', 'a[,]b'], ['choice', 'result', 'incorrect'],
  ['choice', 'time', '3:04:05'], ['choice', 'time', '2026-01-02T03:04:05'], ['choice', 'type', 'long-fill-in'],
  ['matching', 'correct_responses.0.pattern', 'a[.]1'], ['numeric', 'student_response', '4,5'],
  ['fill-in', 'student_response', 'x'.repeat(256)],
];

for (const [type, name, value] of AFTER) {
  test(`${type}: ${name} takes no ${value.slice(0, 20)}`, () => {
    const api = strictApi();
    api.LMSInitialize('');
    assert.equal(api.LMSSetValue('cmi.interactions.0.id', 'q'), 'true');
    assert.equal(api.LMSSetValue('cmi.interactions.0.type', type), 'true');
    assert.equal(api.LMSSetValue(`cmi.interactions.0.${name}`, value), 'false');
  });
}

for (const [element, value] of REFUSED) {
  test(`${element} takes no ${String(value).slice(0, 12)}`, () => {
    const api = strictApi();
    api.LMSInitialize('');
    assert.equal(api.LMSSetValue(element, value), 'false');
    assert.notEqual(api.LMSGetLastError(), '0');
  });
}

test('nothing is taken before the start and after the end', () => {
  const api = strictApi();
  assert.equal(api.LMSSetValue('cmi.core.exit', ''), 'false');
  api.LMSInitialize('');
  api.LMSFinish('');
  assert.equal(api.LMSCommit(''), 'false');
  assert.equal(api.LMSFinish(''), 'false');
});

test('what is not committed is not kept, and a status that was never set is completed', () => {
  const api = strictApi();
  api.LMSInitialize('');
  api.LMSSetValue('cmi.core.lesson_location', 'here');
  assert.equal(api.kept['cmi.core.lesson_location'], undefined);
  api.LMSFinish('');
  assert.equal(api.kept['cmi.core.lesson_location'], 'here');
  assert.equal(api.kept['cmi.core.lesson_status'], 'completed');
});
