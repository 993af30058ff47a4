/** Work out what a learner has reached: pure, from the outline and the state. */

import {percent} from './scoring.js';

/**
 * Add up what the questions of a quiz are worth.
 * @param {import('./types.js').Quiz} quiz
 */
export function pointsOf(quiz) {
  return quiz.questions.reduce((sum, question) => sum + question.points, 0);
}

/**
 * Say what a quiz is worth in the course; of one that draws, an attempt is worth its share of all questions.
 * @param {import('./types.js').Quiz} quiz
 */
function weightOf(quiz) {
  return pointsOf(quiz) * (quiz.draw ? quiz.draw / quiz.questions.length : 1);
}

/**
 * Say which fraction of a quiz's points the given answers earn.
 * @param {import('./types.js').Quiz} quiz
 * @param {Record<string, import('./types.js').Answered>} answers
 */
export function fractionOf(quiz, answers) {
  const points = pointsOf(quiz);
  const earned = quiz.questions.reduce((sum, {id, points: worth}) => sum + worth * (answers[id]?.share ?? 0), 0);
  return points ? earned / points : 1;
}

/**
 * Tell whether every question of a quiz or survey has an answer.
 * @param {{questions: {id: string}[]}} quiz
 * @param {Record<string, import('./types.js').Answered>} answers
 */
export function isAnswered(quiz, answers) {
  return quiz.questions.every(({id}) => id in answers);
}

/**
 * Tell whether a fraction reaches a quiz's pass mark.
 * @param {import('./types.js').Quiz} quiz
 * @param {number} fraction
 */
export function passes(quiz, fraction) {
  return percent(fraction) >= (quiz.pass ?? 0);
}

/**
 * Sum up a course: complete when every lesson was seen and every graded quiz finished, passed when each is passed.
 * @param {import('./types.js').Outline} outline
 * @param {import('./types.js').State} state
 */
export function resultOf(outline, state) {
  const graded = outline.quizzes.filter((quiz) => quiz.pass !== null);
  const finished = graded.filter((quiz) => (state.quizzes[quiz.id]?.attempts ?? 0) > 0);
  const seen = outline.lessons.filter((lesson) => state.seen.includes(lesson)).length;
  const isComplete = seen === outline.lessons.length && finished.length === graded.length;
  const isPassed = isComplete && graded.every((quiz) => passes(quiz, state.quizzes[quiz.id].best));
  const score = isComplete ? scoreOf(graded, state) : null;
  return {seen, lessons: outline.lessons.length, graded: graded.length, finished: finished.length, score,
    status: statusOf(isComplete, isPassed, graded.length > 0)};
}

/**
 * Weigh the best attempts by points; without a graded quiz, completion is worth all (Moodle shows 0 % else).
 * @param {import('./types.js').Quiz[]} graded
 * @param {import('./types.js').State} state
 */
function scoreOf(graded, state) {
  const points = graded.reduce((sum, quiz) => sum + weightOf(quiz), 0);
  const earned = graded.reduce((sum, quiz) => sum + weightOf(quiz) * state.quizzes[quiz.id].best, 0);
  return points ? percent(earned / points) : 100;
}

/**
 * @param {boolean} isComplete
 * @param {boolean} isPassed
 * @param {boolean} isGraded
 * @returns {import('./types.js').Status}
 */
function statusOf(isComplete, isPassed, isGraded) {
  if (!isComplete) return 'incomplete';
  if (!isGraded) return 'completed';
  return isPassed ? 'passed' : 'failed';
}
