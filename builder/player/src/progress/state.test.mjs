/** What is remembered comes back, fits into SCORM 1.2, and survives a new version of the course. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {resultOf} from '../scoring/result.js';
import {codesOf, decodeState, emptyState, encodeState, filledIn} from './state.js';
import {finishedState, longCourse, outline} from '../../../../tests/player/course.mjs';

const forPlatform = (state) => ({...state, page: '', notes: {}});

test('everything but page and notes comes back', () => {
  const state = finishedState(outline);
  assert.deepEqual(decodeState(outline, encodeState(outline, state)), forPlatform(state));
});

test('shares of quizzes with up to twelve points come back exactly', () => {
  for (let whole = 1; whole <= 12; whole += 1) {
    for (let part = 0; part <= whole; part += 1) {
      const state = {...emptyState(), answers: {gain: {response: 'a', share: part / whole}}};
      assert.equal(decodeState(outline, encodeState(outline, state)).answers.gain.share, part / whole);
    }
  }
});

for (const separators of ['a|b;c~d', '50 %', '%2C,%', 'ሀ\nب', '"\'<&']) {
  test(`a typed answer may hold anything: ${JSON.stringify(separators)}`, () => {
    const state = {...emptyState(), answers: {rise: {response: separators, share: 0}}};
    assert.equal(decodeState(outline, encodeState(outline, state)).answers.rise.response, separators);
  });
}

test('60 lessons and 60 questions fit, with every response that is no typed text', () => {
  const course = longCourse(60);
  const text = encodeState(course, finishedState(course));
  assert.ok(text.length <= 4096, `${text.length} characters`);
  const back = decodeState(course, text);
  const questions = course.quizzes[0].questions;
  assert.equal(back.seen.length, 60);
  assert.equal(Object.keys(back.answers).length, 60);
  for (const {id, kind} of questions.filter(({kind}) => kind === 'match' || kind === 'choices')) {
    assert.notEqual(back.answers[id].response, '', `${kind} ${id}`);
  }
  assert.deepEqual(resultOf(course, back), resultOf(course, finishedState(course)));
});

test('60 typed answers of 200 letters still fit: the scores stay', () => {
  const course = longCourse(60, ['text']);
  const state = finishedState(course);
  for (const answer of Object.values(state.answers)) answer.response = 'ጽ'.repeat(200);
  const text = encodeState(course, state);
  assert.ok(text.length <= 4096, `${text.length} characters`);
  assert.deepEqual(resultOf(course, decodeState(course, text)), resultOf(course, state));
});

for (const count of [200, 600]) {
  test(`a course of ${count} lessons and questions keeps what was seen and its scores`, () => {
    const course = longCourse(count);
    const text = encodeState(course, finishedState(course));
    assert.ok(text.length <= 4096, `${text.length} characters`);
    assert.deepEqual(resultOf(course, decodeState(course, text)), resultOf(course, finishedState(course)));
  });
}

test('a lesson put in front and a question taken out change nothing of the others', () => {
  const text = encodeState(outline, finishedState(outline));
  const [check] = outline.quizzes;
  const newer = {...outline, lessons: ['why/new', ...outline.lessons],
    quizzes: [{...check, questions: check.questions.slice(1)}]};
  const back = decodeState(newer, text);
  assert.deepEqual(back.seen, outline.lessons);
  assert.deepEqual(Object.keys(back.answers), ['rise']);
});

for (const text of ['', 'x', '{"a":1}', '0|abcd']) {
  test(`what is no state of ours is none: ${text}`, () => assert.equal(decodeState(outline, text), null));
}

for (const text of ['1|', '1|a|b|c', '1||||||', '1|zz;;~~|~|%%%', `1|${'x'.repeat(5000)}`]) {
  test(`a damaged state is read as far as it goes: ${text.slice(0, 20)}`, () => {
    const back = decodeState(outline, text);
    assert.deepEqual([back.seen, back.answers], [[], {}]);
  });
}

test('codes differ even for many ids', () => {
  const codes = [...codesOf(Array.from({length: 5000}, (_, place) => `lesson-${place}`)).values()];
  assert.equal(new Set(codes).size, 5000);
  assert.ok(codes.every((code) => /^[0-9a-z]{4}$/.test(code)));
});

/** A course with a survey, an open question, and a quiz that is dealt. */
const asking = {...outline, tellsSurveys: true,
  quizzes: [...outline.quizzes, {id: 'own', page: 'why/growth', pass: null, attempts: null, draw: 1,
    questions: [{id: 'words', kind: 'open', points: 0}]}],
  surveys: [{id: 'before', page: 'why/growth', when: 'before',
    questions: [{id: 'sure', kind: 'scale'}, {id: 'hopes', kind: 'open'}]}]};

test('a survey, free words and how a quiz was dealt come back', () => {
  const state = {...emptyState(), quizzes: {own: {attempts: 0, best: 0, seed: 1295}, check: {attempts: 1, best: 1, seed: 0}},
    answers: {words: {response: 'one | two', share: 1}, sure: {response: '4', share: 0}, hopes: {response: 'a;b', share: 0}}};
  assert.deepEqual(decodeState(asking, encodeState(asking, state)), state);
});

test('long free words make room for typed answers, and for a scale, which has no score to stand for it', () => {
  const state = {...emptyState(), answers: {rise: {response: '12,5', share: 1}, words: {response: 'ጽ'.repeat(2000), share: 1},
    sure: {response: '4', share: 0}}};
  const back = decodeState(asking, encodeState(asking, state)).answers;
  assert.deepEqual([back.rise.response, back.words, back.sure.response], ['12,5', {response: '', share: 1}, '4']);
  const narrow = decodeState(asking, encodeState(asking, state, 30)).answers;
  assert.deepEqual([narrow.rise.response, narrow.sure.response], ['', '4']);
});

test('what had no room in the platform is taken from the device, where it is the same answer', () => {
  const answers = (response, share) => ({...emptyState(), answers: {words: {response, share}}});
  assert.equal(filledIn(answers('', 1), answers('mine', 1)).words.response, 'mine');
  assert.equal(filledIn(answers('', 1), answers('mine', 0)).words.response, '');
  assert.equal(filledIn(answers('there', 1), answers('mine', 1)).words.response, 'there');
  assert.deepEqual(filledIn(answers('', 1), emptyState()).words, {response: '', share: 1});
});
