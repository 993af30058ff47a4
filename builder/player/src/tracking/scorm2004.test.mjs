/** What a platform is told in SCORM 2004, by a strict one and by others that fail in every way. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findApi} from './api.js';
import {duration} from './scorm2004.js';
import * as courses from '../../../../tests/player/course.mjs';
import {faulty, launch as open, readAll, takeQuiz} from '../../../../tests/player/launching.mjs';
import {strictApi2004} from '../../../../tests/player/strict2004.mjs';

const outline = {...courses.outline, tracking: 'scorm2004'};
const reading = {...courses.reading, tracking: 'scorm2004'};
const launch = (api, course = outline, ...rest) => open(api, course, ...rest);

/** What the platform keeps of completion, success and score. */
const reached = ({kept}, place = 'cmi.') => {
  return ['completion_status', 'success_status', 'score.scaled', 'score.raw'].map((name) => kept[place + name]);
};

test('a course is incomplete from its first moment, and nobody has passed it', () => {
  const api = strictApi2004();
  launch(api);
  assert.deepEqual(reached(api), ['incomplete', 'unknown', undefined, undefined]);
  assert.deepEqual(api.refused, []);
});

test('completed and passed, with every form of the score, when all is seen and answered', () => {
  const api = strictApi2004();
  const {session} = launch(api);
  takeQuiz(session, [0, 1]);
  assert.deepEqual(reached(api), ['incomplete', 'unknown', undefined, undefined]);
  readAll(session);
  assert.deepEqual(reached(api), ['completed', 'passed', '0.75', '75']);
  assert.deepEqual([api.kept['cmi.score.min'], api.kept['cmi.score.max']], ['0', '100']);
  assert.equal(api.kept['cmi.progress_measure'], '1');
  assert.deepEqual(api.refused, []);
});

test('failed below the pass mark, then passed; a worse attempt lowers nothing', () => {
  const api = strictApi2004();
  const {session} = launch(api);
  readAll(session);
  takeQuiz(session, [1, 0]);
  assert.deepEqual(reached(api), ['completed', 'failed', '0.25', '25']);
  session.retry(['gain', 'rise']);
  takeQuiz(session, [1, 1]);
  assert.deepEqual(reached(api), ['completed', 'passed', '1', '100']);
  session.retry(['gain', 'rise']);
  takeQuiz(session, [0, 0]);
  assert.deepEqual(reached(api), ['completed', 'passed', '1', '100']);
});

test('a platform that remembers more than we do is not talked down', () => {
  const before = {'cmi.completion_status': 'completed', 'cmi.success_status': 'passed', 'cmi.score.scaled': '0.9',
    'cmi.score.raw': '90', 'cmi.progress_measure': '1'};
  const api = strictApi2004(before);
  const {session} = launch(api);
  assert.equal(api.kept['cmi.completion_status'], 'completed');
  readAll(session);
  takeQuiz(session, [1, 0]);
  assert.deepEqual(reached(api), ['completed', 'passed', '0.9', '90']);
});

test('without a quiz that counts: completed with 100, and nothing about passing', () => {
  const api = strictApi2004();
  const {session} = launch(api, reading);
  readAll(session);
  assert.deepEqual(reached(api), ['completed', 'unknown', '1', '100']);
});

test('the next launch goes on where the last one stopped, on another device', () => {
  const first = strictApi2004();
  const {session} = launch(first);
  session.visit('why/growth', 'why/growth');
  session.answer('rise', '12,5', 1);
  session.close();
  assert.equal(first.kept['cmi.exit'], 'suspend');
  const second = strictApi2004(first.kept);
  const resumed = launch(second).session;
  assert.deepEqual(resumed.state.seen, ['why/growth']);
  assert.equal(resumed.state.page, 'why/growth');
  assert.deepEqual(resumed.state.answers, {rise: {response: '12,5', share: 1}});
  resumed.answer('gain', 'a', 1);
  assert.equal(second.kept['cmi.interactions.1.id'], 'gain');
  assert.deepEqual([...first.refused, ...second.refused], []);
});

test('leaving tells the time and suspends; terminating happens once, and nothing after it', () => {
  const api = strictApi2004();
  const {session, clock} = launch(api);
  clock.now += 3_725_999;
  session.close();
  assert.equal(api.kept['cmi.session_time'], 'PT1H2M5S');
  const calls = api.calls.length;
  session.close();
  session.pause();
  session.answer('gain', 'a', 1);
  assert.equal(api.calls.length, calls);
  assert.deepEqual(api.refused, []);
  assert.ok(!api.calls.some((call) => call.includes('adl.nav')));
});

for (const mode of ['review', 'browse']) {
  test(`in ${mode} mode nothing is written, though the platform would keep it`, () => {
    const before = {'cmi.mode': mode, 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed',
      'cmi.score.scaled': '0.85', 'cmi.learner_id': 'learner-1', 'cmi.suspend_data': '1|'};
    const api = strictApi2004({...before});
    const {session, device} = launch(api);
    readAll(session);
    takeQuiz(session, [0, 0]);
    session.close();
    assert.deepEqual(api.kept, before);
    assert.ok(api.calls.every((call) => !/SetValue|Commit/.test(call)), api.calls.join('\n'));
    assert.equal(device.kept.size, 0);
  });
}

test('a long course uses the room that 2004 has', () => {
  const course = {...courses.longCourse(600), tracking: 'scorm2004'};
  const api = strictApi2004();
  const {session} = launch(api, course);
  Object.assign(session.state, courses.finishedState(course));
  session.visit(course.lessons[1], course.lessons[1]);
  assert.ok(api.kept['cmi.suspend_data'].length > 4096);
  assert.deepEqual(api.refused, []);
});

test('a platform that keeps 4,000 characters gets no more, and nobody is told of a failure', () => {
  const course = {...courses.longCourse(300), tracking: 'scorm2004'};
  const api = strictApi2004({}, {room: 4000});
  const {session, clock} = launch(api, course);
  Object.assign(session.state, courses.finishedState(course));
  session.visit(course.lessons[1], course.lessons[1]);
  assert.ok(api.kept['cmi.suspend_data'].length <= 4000);
  assert.deepEqual(clock.down, []);
  const refused = api.refused.length;
  session.visit(course.lessons[2], course.lessons[2]);
  assert.equal(api.refused.length, refused);
});

test('a platform without interactions and objectives keeps all else', () => {
  const api = strictApi2004({}, {missing: ['cmi.interactions', 'cmi.objectives']});
  const {session, clock} = launch(api);
  readAll(session);
  takeQuiz(session, [1, 1]);
  assert.deepEqual(reached(api), ['completed', 'passed', '1', '100']);
  assert.deepEqual(clock.down, []);
  assert.equal(api.calls.filter((call) => call.includes('interactions')).length, 1);
});

test('objectives are found by their ids, wherever the platform has put them', () => {
  const api = strictApi2004({'cmi.objectives.0.id': 'PRIMARY', 'cmi.objectives.1.id': 'why'});
  const {session} = launch(api);
  readAll(session);
  takeQuiz(session, [1, 1]);
  assert.deepEqual(reached(api, 'cmi.objectives.1.'), ['completed', 'passed', '1', '100']);
  assert.deepEqual(reached(api, 'cmi.objectives.0.'), [undefined, undefined, undefined, undefined]);
  assert.equal(api.kept['cmi.objectives.2.id'], undefined);
});

test('a commit that fails: the answer is written again in its place, not twice', () => {
  const real = strictApi2004();
  const {api, fault} = faulty(real, ['Commit'], () => 'false');
  const {session, clock} = launch(api);
  session.answer('gain', 'a', 1);
  session.answer('rise', '12', 1);
  assert.deepEqual(clock.down, [true]);
  fault.on = false;
  clock.waiting.shift()();
  assert.deepEqual(clock.down, [true, false]);
  const ids = [0, 1, 2].map((index) => real.kept[`cmi.interactions.${index}.id`]);
  assert.deepEqual(ids, ['gain', 'rise', undefined]);
});

for (const fault of ['lying', 'dead']) {
  test(`a platform whose network is ${fault} stops nothing, and the next one is told`, () => {
    const {session, device, clock} = launch(strictApi2004({}, {[fault]: true}));
    readAll(session);
    takeQuiz(session, [1, 1]);
    session.close();
    assert.deepEqual(clock.down, [true]);
    const api = strictApi2004();
    const again = launch(api, outline, device).session;
    assert.equal(again.result().status, 'passed');
    assert.deepEqual(reached(api), ['completed', 'passed', '1', '100']);
  });
}

const BROKEN = {
  'no API at all': null,
  'an API without functions': {},
  'an API that always throws': new Proxy({}, {get: () => () => {
    throw new Error('the platform is gone');
  }}),
  'an API that always says false': new Proxy({}, {get: () => () => 'false'}),
};

for (const [name, api] of Object.entries(BROKEN)) {
  test(`${name} stops nothing`, () => {
    const {session, device} = launch(api);
    readAll(session);
    takeQuiz(session, [1, 1]);
    session.close();
    assert.equal(launch(api, outline, device).session.result().status, 'passed');
  });
}

test('only the API of the packaged flavour is taken', () => {
  const win = {API: {}, opener: null};
  win.parent = win.top = win;
  assert.equal(findApi(win, 'API_1484_11'), null);
  win.API_1484_11 = {};
  assert.equal(findApi(win, 'API_1484_11'), win.API_1484_11);
});

for (const [milliseconds, text] of [[0, 'PT0H0M0S'], [59_999, 'PT0H0M59S'], [360_000_000, 'PT100H0M0S'], [-5, 'PT0H0M0S']]) {
  test(`${milliseconds} ms are ${text}`, () => assert.equal(duration(milliseconds), text));
}
