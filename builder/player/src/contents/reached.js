/** Count what a learner has reached in a module: pure. */

import {moduleOf, passes} from '../scoring/result.js';

/**
 * @param {import('../types.js').Outline} outline
 * @param {import('../types.js').State} state
 * @param {string} module
 * @returns {{seen: number, lessons: number, isPassed: boolean}} passed: it has graded quizzes, and each is
 */
export function reachedIn(outline, state, module) {
  const lessons = outline.lessons.filter((lesson) => moduleOf(lesson) === module);
  const graded = outline.quizzes.filter(({page, pass}) => pass !== null && moduleOf(page) === module);
  const isPassed = graded.length > 0 && graded.every((quiz) => passes(quiz, state.quizzes[quiz.id]?.best ?? -1));
  return {seen: lessons.filter((lesson) => state.seen.includes(lesson)).length, lessons: lessons.length, isPassed};
}
