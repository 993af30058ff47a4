/** The judge is judged: the strict 2004 platform refuses what real ones refuse. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {strictApi2004} from './strict2004.mjs';

const I = 'cmi.interactions.0.';
const REFUSED = [
  ['cmi.completion_status', 'passed'], ['cmi.success_status', 'completed'], ['cmi.score.scaled', '85'],
  ['cmi.score.raw', 'x'], ['cmi.score.scaled', '0.123456789'], ['cmi.progress_measure', '1.1'], ['cmi.exit', 'exit'],
  ['cmi.session_time', '00:01:00'], ['cmi.session_time', 'P1W'], ['cmi.session_time', 'PT1.234S'], ['cmi.session_time', 'PT'],
  ['cmi.location', 'x'.repeat(1001)], ['cmi.suspend_data', 'x'.repeat(64_001)], ['cmi.mode', 'normal'],
  ['cmi.core.lesson_status', 'passed'], ['cmi.interactions._count', '1'], ['cmi.interactions.1.id', 'q'],
  [`${I}type`, 'choice'], ['cmi.objectives.0.success_status', 'passed'],
];
const AFTER = {
  choice: [['learner_response', 'a,b'], ['learner_response', 'a-b'], ['learner_response', 'é'], ['learner_response', '{a}'],
    ['timestamp', '2026-01-02T03:04:05Z'], ['timestamp', '2026-01-02T03:04:05.123'], ['result', 'wrong'],
    ['description', 'two\nlines'], ['description', '{curly'], ['id', 'two words'], ['weighting', 'heavy']],
  numeric: [['learner_response', '4,5'], ['correct_responses.0.pattern', '4']],
  matching: [['learner_response', 'a.1,b.2'], ['correct_responses.0.pattern', 'a.1']],
  'fill-in': [['learner_response', 'x'.repeat(251)], ['learner_response', 'a\nb']],
  'true-false': [['learner_response', 't']],
};

/** Begin, and set what must be there first. */
function begun(type) {
  const api = strictApi2004();
  api.Initialize('');
  if (type) [['id', 'q'], ['type', type]].forEach(([name, value]) => assert.equal(api.SetValue(I + name, value), 'true'));
  return api;
}

function isRefused(api, element, value) {
  assert.equal(api.SetValue(element, value), 'false');
  assert.notEqual(api.GetLastError(), '0');
}

for (const [element, value] of REFUSED) {
  test(`${element} takes no ${value.slice(0, 20)}`, () => isRefused(begun(), element, value));
}
for (const [type, cases] of Object.entries(AFTER)) {
  for (const [name, value] of cases) {
    test(`${type}: ${name} takes no ${value.slice(0, 24)}`, () => isRefused(begun(type), I + name, value));
  }
}

test('the id of an objective is never changed', () => {
  const api = begun();
  api.SetValue('cmi.objectives.0.id', 'a');
  isRefused(api, 'cmi.objectives.0.id', 'b');
});

test('nothing is taken before the start and after the end', () => {
  const api = strictApi2004();
  isRefused(api, 'cmi.exit', '');
  api.Initialize('');
  assert.equal(api.Terminate(''), 'true');
  assert.equal(api.Commit(''), 'false');
  assert.equal(api.Terminate(''), 'false');
});

test('a value that nobody has set is an error to ask for, and none of the course\'s', () => {
  const api = begun();
  assert.equal(api.GetValue('cmi.location'), '');
  assert.equal(api.GetLastError(), '403');
  assert.deepEqual(api.refused, []);
});

test('where less is kept, more is refused', () => {
  const api = strictApi2004({}, {room: 10});
  api.Initialize('');
  isRefused(api, 'cmi.suspend_data', 'x'.repeat(11));
});
