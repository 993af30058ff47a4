/** A record says what a learner did, and brings it back; a file may be anything. */

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {codeFor} from '../certificate/code.js';
import {emptyState} from '../progress/state.js';
import {fileName, readRecord} from './record.js';
import {resultOf} from '../scoring/result.js';
import {noTracking} from '../tracking/none.js';
import {openSession, storeKey} from '../progress/session.js';
import {openStore} from '../progress/store.js';
import {outline, reading} from '../../../../tests/player/course.mjs';
import {memory, readAll, takeQuiz} from '../../../../tests/player/launching.mjs';

const course = {...outline, tracking: 'none',
  surveys: [{id: 'first', page: 'why/growth', when: 'before', questions: [{id: 'sure-before', kind: 'scale'}]},
    {id: 'last', page: 'why/check', when: 'after', questions: [{id: 'sure-after', kind: 'scale'}, {id: 'next', kind: 'open'}]}]};

function open(device, about = course, day = new Date(2026, 2, 8, 14, 5, 9)) {
  return openSession(about, noTracking(), () => openStore(() => device, storeKey(about, '')), () => day);
}

/** Do everything there is to do, and give the text of the file. */
function written(withNotes = true) {
  const session = open(memory());
  session.rename(['Amina Odhiambo', 'Bo']);
  readAll(session, course);
  session.answer('sure-before', '2', 0);
  takeQuiz(session, [1, 1]);
  session.answer('easy', '=1+1', 0);
  session.answer('sure-after', '5', 0);
  session.note('mine', 'for me alone');
  session.certify(session.state.card.names);
  session.state.card.id = 'chance';
  return JSON.stringify(session.record(withNotes), null, 1);
}

test('the record is the one that docs/record.md promises and `satchel results` reads', () => {
  assert.equal(`${written(false)}\n`, readFileSync(new URL('../../../../tests/player/record.json', import.meta.url), 'utf-8'));
});

test('what was saved comes back, with the same result', () => {
  const {reason, state} = readRecord(course, written());
  assert.equal(reason, '');
  assert.deepEqual(resultOf(course, state).status, 'passed');
  assert.deepEqual(state.notes, {mine: 'for me alone'});
  assert.deepEqual(state.answers['sure-after'], {response: '5', share: 0});
  assert.deepEqual(state.card.names, ['Amina Odhiambo', 'Bo']);
  assert.equal(state.card.certificates.length, 2);
});

test('notes go along only when they are asked for', () => {
  assert.ok(!written(false).includes('for me alone'));
});

test('one version later, what still applies is kept, and the learner is told', () => {
  const device = memory();
  const first = open(device);
  readAll(first, course);
  takeQuiz(first, [1, 0]);
  first.answer('easy', 'levy', 1);
  const [check, ...others] = course.quizzes;
  const newer = {...course, version: '2.0', lessons: ['why/new', ...course.lessons],
    quizzes: [{...check, questions: [...check.questions, {id: 'added', kind: 'choice', points: 1}]}, ...others]};
  const again = open(device, newer);
  assert.equal(again.older, '1.0');
  assert.deepEqual(again.state.answers.gain, {response: 'a', share: 1});
  assert.deepEqual(again.state.answers.easy, {response: 'levy', share: 1});
  assert.equal(again.state.quizzes.check.best, 0.25);
  const {status, seen, lessons} = again.result();
  assert.deepEqual([status, seen, lessons], ['incomplete', 2, 3]);
  assert.equal(open(device, newer).older, '');
  assert.equal(readRecord(newer, JSON.stringify(first.record(false))).reason, '');
});

const REFUSED = [
  ['none', ''], ['none', 'null'], ['none', '[]'], ['none', '{"satchel-record":"1"}'], ['none', '{"satchel-record":0}'],
  ['none', 'x'.repeat(3_000_000)], ['newer', '{"satchel-record":2}'], ['other', '{"satchel-record":1,"course":"wells"}'],
  ['other', '{"satchel-record":1,"course":"towns","audience":"trainer"}'],
];
for (const [reason, text] of REFUSED) {
  test(`${reason}: ${text.slice(0, 40)}`, () => assert.deepEqual(readRecord(course, text), {reason, state: emptyState()}));
}

for (const parts of [
  {}, {answers: [], quizzes: 7, lessons: null, learner: 'me', certificates: {}, notes: [1]},
  {answers: {gain: {response: 7, share: 1}, rise: {response: 'x', share: 5}, easy: null, word: {response: 'x'.repeat(600_000), share: 1}},
    quizzes: {check: {attempts: -1, best: 1}, try: {attempts: 1, best: 2}}, learner: {names: [{}], id: 5}, version: 7,
    certificates: [null, {name: 'A', score: 'x', version: '1', date: '', code: ''}]},
]) {
  test(`only what has the right shape is taken: ${JSON.stringify(parts).slice(0, 60)}`, () => {
    const text = JSON.stringify({'satchel-record': 1, course: 'towns', audience: 'learner', ...parts});
    assert.deepEqual(readRecord(course, text), {reason: '', state: emptyState()});
  });
}

test('a name in a file cannot become a prototype', () => {
  const text = '{"satchel-record":1,"course":"towns","audience":"learner","notes":{"__proto__":"x"},"answers":{"__proto__":{"response":"b","share":1}}}';
  const {state} = readRecord(course, text);
  assert.equal({}.response, undefined);
  assert.equal(Object.getPrototypeOf(state.answers), Object.prototype);
});

test('a certificate that was changed by hand is not carried on', () => {
  const text = written().replace('"name": "Bo"', '"name": "Bob"');
  assert.deepEqual(readRecord(course, text).state.card.certificates.map(({name}) => name), ['Amina Odhiambo']);
});

test('a certificate keeps its day as long as nothing it says changes', () => {
  const device = memory();
  const session = open(device);
  readAll(session, course);
  takeQuiz(session, [1, 0]);
  const [low] = session.certify(['Ann']);
  const later = open(device, course, new Date(2026, 3, 1));
  assert.deepEqual(later.certify(['Ann']), [low]);
  later.finish('check', 1);
  const [high] = later.certify(['Ann']);
  assert.deepEqual([low.date, low.score, high.date, high.score], ['2026-03-08', 25, '2026-04-01', 100]);
});

test('where nothing is graded, neither the certificate nor its code knows of a result', () => {
  const about = {...reading, tracking: 'none'};
  const session = open(memory(), about);
  readAll(session, about);
  const [{score, code}] = session.certify(['Ann']);
  const said = {course: about.course, version: about.version, name: 'Ann', date: '2026-03-08'};
  assert.deepEqual([score, code], [null, codeFor({...said, score: null})]);
});

for (const [names, name] of [[[], 'towns-en-learner'], [['Amina Odhiambo'], 'towns-en-amina-odhiambo'], [['../../etc/x'], 'towns-en-etc-x'],
  [['أمينة الحسن'], 'towns-en-أمينة-الحسن'], [['n'.repeat(90)], `towns-en-${'n'.repeat(40)}`], [['CON<>:"|?*']  , 'towns-en-con']]) {
  test(`a file is named for people: ${name}`, () => assert.equal(fileName(course, names), `${name}.satchel.json`));
}
