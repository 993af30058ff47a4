/** What a platform is told in SCORM 1.2, by a strict one and by others that fail in every way. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findApi} from './api.js';
import {sessionTime} from './scorm12.js';
import {finishedState, longCourse, outline, reading} from '../../../../tests/player/course.mjs';
import {faulty, launch, readAll, takeQuiz} from '../../../../tests/player/launching.mjs';
import {strictApi} from '../../../../tests/player/strict12.mjs';

const status = (api) => api.kept['cmi.core.lesson_status'];
const raw = (api) => api.kept['cmi.core.score.raw'];

test('a course is incomplete from its first moment', () => {
  const api = strictApi();
  launch(api);
  assert.equal(status(api), 'incomplete');
  assert.deepEqual(api.refused, []);
});

test('every answer and every page is kept at once', () => {
  const api = strictApi();
  const {session} = launch(api);
  session.visit('why/growth', 'why/growth');
  assert.equal(api.kept['cmi.core.lesson_location'], 'why/growth');
  const before = api.kept['cmi.suspend_data'];
  session.answer('gain', 'b', 1);
  assert.notEqual(api.kept['cmi.suspend_data'], before);
  assert.deepEqual(api.refused, []);
});

test('passed, with the score, when all is seen and answered', () => {
  const api = strictApi();
  const {session} = launch(api);
  takeQuiz(session, [0, 1]);
  assert.deepEqual([status(api), raw(api)], ['incomplete', undefined]);
  readAll(session);
  assert.deepEqual([status(api), raw(api)], ['passed', '75']);
  assert.deepEqual([api.kept['cmi.core.score.min'], api.kept['cmi.core.score.max']], ['0', '100']);
  assert.deepEqual(api.refused, []);
});

test('failed below the pass mark, then passed by a better attempt', () => {
  const api = strictApi();
  const {session} = launch(api);
  readAll(session);
  takeQuiz(session, [1, 0]);
  assert.deepEqual([status(api), raw(api)], ['failed', '25']);
  session.retry(['gain', 'rise']);
  assert.equal(status(api), 'failed');
  takeQuiz(session, [1, 1]);
  assert.deepEqual([status(api), raw(api)], ['passed', '100']);
});

test('a worse attempt lowers neither status nor score', () => {
  const api = strictApi();
  const {session} = launch(api);
  readAll(session);
  takeQuiz(session, [0, 1]);
  session.retry(['gain', 'rise']);
  takeQuiz(session, [0, 0]);
  assert.deepEqual([status(api), raw(api)], ['passed', '75']);
});

test('a platform that remembers more than we do is not talked down', () => {
  const api = strictApi({'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90'});
  const {session} = launch(api);
  readAll(session);
  takeQuiz(session, [1, 0]);
  assert.deepEqual([status(api), raw(api)], ['passed', '90']);
});

test('without a quiz that counts: completed, and 100 that Moodle shows no 0 %', () => {
  const api = strictApi();
  const {session} = launch(api, reading);
  session.answer('easy', 'x', 0);
  session.visit('why/growth', 'why/growth');
  assert.deepEqual([status(api), raw(api)], ['incomplete', undefined]);
  session.visit('why/check', 'why/check');
  assert.deepEqual([status(api), raw(api)], ['completed', '100']);
  assert.deepEqual(api.refused, []);
});

test('the next launch goes on where the last one stopped, on another device', () => {
  const first = strictApi();
  const {session} = launch(first);
  session.visit('why/growth', 'why/growth');
  session.answer('rise', '12,5', 1);
  session.close();
  const second = strictApi(first.kept);
  const resumed = launch(second).session;
  assert.deepEqual(resumed.state.seen, ['why/growth']);
  assert.equal(resumed.state.page, 'why/growth');
  assert.deepEqual(resumed.state.answers, {rise: {response: '12,5', share: 1}});
  assert.deepEqual([...first.refused, ...second.refused], []);
});

test('leaving tells the time and suspends; finishing happens once, and nothing after it', () => {
  const api = strictApi();
  const {session, clock} = launch(api);
  clock.now += 3_725_999;
  session.pause();
  assert.equal(api.kept['cmi.core.session_time'], '01:02:05');
  assert.equal(api.kept['cmi.core.exit'], 'suspend');
  session.close();
  const calls = api.calls.length;
  session.close();
  session.pause();
  session.visit('why/check', 'why/check');
  assert.equal(api.calls.filter((call) => call === 'LMSFinish').length, 1);
  assert.equal(api.calls.length, calls);
  assert.deepEqual(api.refused, []);
});

for (const mode of ['review', 'browse']) {
  test(`in ${mode} mode nothing is written, on the device neither`, () => {
    const before = {'cmi.core.lesson_mode': mode, 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '85',
      'cmi.suspend_data': '1|', 'cmi.core.lesson_location': 'why/growth'};
    const api = strictApi({...before});
    const {session, device} = launch(api);
    readAll(session);
    takeQuiz(session, [0, 0]);
    session.note('mine', 'x');
    session.pause();
    session.close();
    assert.deepEqual(api.kept, {...before, 'cmi.core.student_id': 'learner-1'});
    assert.ok(api.calls.every((call) => !/SetValue|Commit/.test(call)), api.calls.join('\n'));
    assert.equal(device.kept.size, 0);
  });
}

for (const mode of ['', undefined]) {
  test(`a platform that does not tell the mode (${mode}) means the normal one`, () => {
    const api = strictApi({'cmi.core.lesson_mode': ''}, {missing: mode === undefined ? ['cmi.core.lesson_mode'] : []});
    launch(api);
    assert.equal(status(api), 'incomplete');
  });
}

test('an element that a platform does not have keeps nothing else back', () => {
  const missing = ['cmi.core.score.min', 'cmi.core.score.max', 'cmi.core.lesson_location'];
  const api = strictApi({}, {missing});
  const {session, clock} = launch(api);
  readAll(session);
  takeQuiz(session, [1, 1]);
  assert.deepEqual([status(api), raw(api), clock.down], ['passed', '100', []]);
});

test('the longest state of a long course is taken', () => {
  const course = longCourse(60);
  const api = strictApi();
  const {session} = launch(api, course);
  Object.assign(session.state, finishedState(course));
  session.visit(course.lessons[1], course.lessons[1]);
  assert.deepEqual(api.refused, []);
  assert.equal(status(api), 'failed');
});

const throwing = () => {
  throw new Error('the platform is gone');
};

for (const [how, failing] of [['throws', throwing], ['says false', () => 'false'], ['says nothing', () => undefined]]) {
  test(`a commit that ${how}: progress stays on the device, and is sent again`, () => {
    const real = strictApi();
    const {api, fault} = faulty(real, ['LMSCommit'], failing);
    const {session, clock, device} = launch(api);
    readAll(session);
    takeQuiz(session, [1, 1]);
    assert.deepEqual(clock.down, [true]);
    assert.equal([...device.kept.values()].length, 1);
    assert.equal(JSON.parse([...device.kept.values()][0]).isSent, false);
    fault.on = false;
    clock.waiting.shift()();
    assert.deepEqual(clock.down, [true, false]);
    assert.deepEqual([status(real), raw(real)], ['passed', '100']);
  });
}

for (const fault of ['lying', 'dead']) {
  test(`a platform whose network is ${fault} is not believed, and the next one is told`, () => {
    const {session, clock, device} = launch(strictApi({}, {[fault]: true}));
    readAll(session);
    takeQuiz(session, [1, 1]);
    session.close();
    assert.deepEqual(clock.down, [true]);
    const next = strictApi();
    launch(next, outline, device);
    assert.deepEqual([status(next), raw(next)], ['passed', '100']);
  });
}

test('what never reached the platform is there at the next launch', () => {
  const first = launch({...strictApi(), LMSCommit: () => 'false', LMSFinish: () => 'false'});
  takeQuiz(first.session, [1, 1]);
  first.session.close();
  const api = strictApi();
  const {session} = launch(api, outline, first.device);
  readAll(session);
  assert.deepEqual([status(api), raw(api)], ['passed', '100']);
});

test('a new attempt in the platform starts afresh, but the learner\'s notes stay', () => {
  const first = launch(strictApi());
  takeQuiz(first.session, [1, 1]);
  first.session.note('mine', 'my words');
  first.session.answer('easy', 'x', 1);
  const {session} = launch(strictApi(), outline, first.device);
  assert.deepEqual(session.state.quizzes, {});
  assert.deepEqual(session.state.notes, {mine: 'my words'});
});

test('what the platform missed of a visit that it knows is put into what it knows', () => {
  const real = strictApi();
  const {api, fault} = faulty(real, ['LMSCommit', 'LMSFinish'], () => 'false');
  fault.on = false;
  const {session, device} = launch(api);
  session.visit('why/growth', 'why/growth');
  fault.on = true;
  takeQuiz(session, [1, 1]);
  session.close();
  const again = strictApi(real.kept);
  const resumed = launch(again, outline, device).session;
  assert.deepEqual(resumed.state.seen, ['why/growth']);
  resumed.visit('why/check', 'why/check');
  assert.deepEqual([status(again), raw(again)], ['passed', '100']);
});

test('a note that was written last does not make an old attempt a new one', () => {
  const first = launch(strictApi());
  takeQuiz(first.session, [1, 1]);
  first.session.note('mine', 'my words');
  assert.deepEqual(launch(strictApi(), outline, first.device).session.state.answers, {});
});

test('two learners of one computer never see each other\'s answers', () => {
  const first = launch({...strictApi(), LMSCommit: () => 'false'});
  takeQuiz(first.session, [1, 1]);
  const {session} = launch(strictApi({'cmi.core.student_id': 'learner-2'}), outline, first.device);
  assert.deepEqual(session.state.answers, {});
});

const BROKEN = {
  'no API at all': null,
  'an API without functions': {},
  'an API that always throws': new Proxy({}, {get: () => throwing}),
  'an API that always says false': new Proxy({}, {get: () => () => 'false'}),
};

for (const [name, api] of Object.entries(BROKEN)) {
  test(`${name} stops nothing: progress is kept on the device`, () => {
    const {session, device} = launch(api);
    readAll(session);
    takeQuiz(session, [1, 1]);
    session.pause();
    session.close();
    assert.equal(session.result().status, 'passed');
    const again = launch(api, outline, device).session;
    assert.equal(again.result().status, 'passed');
  });
}

test('the API is found in a parent, and in the window that opened the top one', () => {
  const API = {};
  const top = {API};
  top.parent = top;
  const inner = {parent: {parent: top}};
  assert.equal(findApi(inner, 'API'), API);
  const opened = {opener: top};
  opened.parent = opened.top = opened;
  const framed = {top: opened, parent: opened};
  assert.equal(findApi(framed, 'API'), API);
});

test('frames of another site, and endless ones, end the search', () => {
  const foreign = new Proxy({}, {get: throwing});
  assert.equal(findApi({parent: foreign, top: foreign, opener: foreign}, 'API'), null);
  const endless = {top: {opener: null}, opener: null, get parent() {
    return Object.create(this);
  }};
  assert.equal(findApi(endless, 'API'), null);
});

for (const [milliseconds, text] of [[0, '00:00:00'], [59_999, '00:00:59'], [360_000_000, '100:00:00'], [-5, '00:00:00'],
  [1e15, '9999:00:00']]) {
  test(`${milliseconds} ms are ${text}`, () => assert.equal(sessionTime(milliseconds), text));
}
