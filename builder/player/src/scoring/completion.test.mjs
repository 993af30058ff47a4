/** What completes a course: lessons read, graded quizzes taken, or both. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {modulesOf, resultOf} from './result.js';
import {emptyState} from '../progress/state.js';
import {outline, reading} from '../../../../tests/player/course.mjs';

const READ = {seen: [...outline.lessons]};
const taken = (best) => ({quizzes: {check: {attempts: 1, best}}});

/** rule, what was done, status, score */
const CASES = [
  ['both', {}, 'incomplete', null], ['both', READ, 'incomplete', null], ['both', taken(1), 'incomplete', null],
  ['both', {...READ, ...taken(1)}, 'passed', 100], ['both', {...READ, ...taken(0.5)}, 'failed', 50],
  ['quiz', READ, 'incomplete', null], ['quiz', taken(0.5), 'failed', 50], ['quiz', taken(0.7), 'passed', 70],
  ['lessons', taken(1), 'incomplete', null], ['lessons', READ, 'completed', null],
  ['lessons', {...READ, ...taken(0.5)}, 'completed', 50], ['lessons', {...READ, ...taken(1)}, 'passed', 100],
];

for (const [completion, done, status, score] of CASES) {
  test(`${completion}: ${JSON.stringify(done)} is ${status}`, () => {
    const result = resultOf({...outline, completion}, {...emptyState(), ...done});
    assert.deepEqual([result.status, result.score], [status, score]);
  });
}

for (const completion of ['both', 'quiz', 'lessons']) {
  test(`${completion}: without a graded quiz, reading is all there is to do`, () => {
    assert.equal(resultOf({...reading, completion}, emptyState()).status, 'incomplete');
    assert.equal(resultOf({...reading, completion}, {...emptyState(), ...READ}).status, 'completed');
  });
}

test('a module is told of once it was begun', () => {
  const course = {...outline, lessons: [...outline.lessons, 'land/rent']};
  assert.deepEqual(modulesOf(course, emptyState()), []);
  assert.deepEqual(modulesOf(course, {...emptyState(), seen: ['land/rent']}), [{id: 'land', status: 'completed', score: 100}]);
});

test('progress is the share of lessons and graded quizzes', () => {
  assert.equal(resultOf(outline, {...emptyState(), seen: ['why/growth']}).progress, 1 / 3);
});
