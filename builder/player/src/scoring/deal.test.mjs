/** How an attempt is dealt: the same for the same seed, fair over many. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chance, drawn, mixed, newSeed} from './deal.js';
import {fractionOf, resultOf} from './result.js';
import {emptyState} from '../progress/state.js';
import {outline} from '../../../../tests/player/course.mjs';

const letters = ['a', 'b', 'c'];
const mix = (seed) => mixed(letters, seed, (letter) => `gain ${letter}`).join('');
const questions = Array.from({length: 10}, (_, place) => ({id: `question-${place}`, kind: 'choice', points: 1}));
const quiz = {id: 'pool', page: 'why/check', pass: 50, attempts: null, draw: 4, questions};
const ids = (seed) => drawn(quiz, seed).questions.map(({id}) => id);

test('the same seed gives the same order and the same questions', () => {
  assert.equal(mix(7), mix(7));
  assert.deepEqual(ids(7), ids(7));
});

test('no order of three options is rare', () => {
  const counts = {};
  for (let seed = 0; seed < 1296; seed += 1) counts[mix(seed)] = (counts[mix(seed)] ?? 0) + 1;
  assert.equal(Object.keys(counts).length, 6);
  assert.ok(Math.min(...Object.values(counts)) > 150, JSON.stringify(counts));
});

test('each question is drawn about as often, and the drawn ones keep their order', () => {
  const counts = new Map(questions.map(({id}) => [id, 0]));
  for (let seed = 0; seed < 1296; seed += 1) {
    assert.deepEqual(ids(seed), [...ids(seed)].sort());
    assert.equal(new Set(ids(seed)).size, 4);
    ids(seed).forEach((id) => counts.set(id, counts.get(id) + 1));
  }
  assert.ok([...counts.values()].every((count) => count > 430 && count < 610), JSON.stringify([...counts]));
});

test('a quiz that does not draw asks everything', () => {
  assert.equal(drawn({...quiz, draw: undefined}, 7).questions.length, 10);
});

test('a seed takes two characters', () => {
  for (let time = 0; time < 100; time += 1) assert.match(newSeed().toString(36), /^[0-9a-z]{1,2}$/);
  assert.equal(chance('a'), chance('a'));
});

test('the drawn questions alone make the result, and their share of the points its weight', () => {
  const answers = Object.fromEntries(ids(7).map((id, place) => [id, {response: 'a', share: place < 3 ? 1 : 0}]));
  assert.equal(fractionOf(drawn(quiz, 7), answers), 0.75);
  const course = {...outline, quizzes: [quiz, {...quiz, id: 'whole', draw: undefined, questions: questions.slice(0, 4)}]};
  const state = {...emptyState(), seen: [...outline.lessons],
    quizzes: {pool: {attempts: 1, best: 1, seed: 7}, whole: {attempts: 1, best: 0}}};
  assert.equal(resultOf(course, state).score, 50);
});
