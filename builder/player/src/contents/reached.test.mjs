/** A module says how many of its lessons were seen, and whether its quizzes are passed. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {reachedIn} from './reached.js';
import {emptyState} from '../progress/state.js';

const quiz = (id, page, pass) => ({id, page, pass, attempts: null, questions: []});
const outline = {
  lessons: ['a/1', 'a/2', 'ab/1'],
  quizzes: [quiz('try', 'a/1', null), quiz('one', 'a/2', 70), quiz('two', 'a/2', 0)],
};

const CASES = [
  ['nothing yet', {}, 'a', {seen: 0, lessons: 2, isPassed: false}],
  ['a lesson of its own', {seen: ['a/1', 'ab/1']}, 'a', {seen: 1, lessons: 2, isPassed: false}],
  ['one quiz of two', {quizzes: {one: {attempts: 1, best: 1}}}, 'a', {seen: 0, lessons: 2, isPassed: false}],
  ['both', {quizzes: {one: {attempts: 1, best: 0.7}, two: {attempts: 1, best: 0}}}, 'a', {seen: 0, lessons: 2, isPassed: true}],
  ['below the pass mark', {quizzes: {one: {attempts: 1, best: 0.69}, two: {attempts: 1, best: 1}}}, 'a',
    {seen: 0, lessons: 2, isPassed: false}],
  ['no quiz to pass', {seen: ['ab/1']}, 'ab', {seen: 1, lessons: 1, isPassed: false}],
];

for (const [name, state, module, expected] of CASES) {
  test(name, () => assert.deepEqual(reachedIn(outline, {...emptyState(), ...state}, module), expected));
}
