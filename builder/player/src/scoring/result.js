/** Work out what a learner has reached: pure, from the outline and the state. */

import {percent} from './scoring.js';

/**
 * Add up what the questions of a quiz are worth.
 * @param {import('../types.js').Quiz} quiz
 */
export function pointsOf(quiz) {
  return quiz.questions.reduce((sum, question) => sum + question.points, 0);
}

/**
 * Say what a quiz is worth in the course; of one that draws, an attempt is worth its share of all questions.
 * @param {import('../types.js').Quiz} quiz
 */
function weightOf(quiz) {
  return pointsOf(quiz) * (quiz.draw ? quiz.draw / quiz.questions.length : 1);
}

/**
 * Say which fraction of a quiz's points the given answers earn.
 * @param {import('../types.js').Quiz} quiz
 * @param {Record<string, import('../types.js').Answered>} answers
 */
export function fractionOf(quiz, answers) {
  const points = pointsOf(quiz);
  const earned = quiz.questions.reduce((sum, {id, points: worth}) => sum + worth * (answers[id]?.share ?? 0), 0);
  return points ? earned / points : 1;
}

/**
 * Tell whether every question of a quiz or survey has an answer.
 * @param {{questions: {id: string}[]}} quiz
 * @param {Record<string, import('../types.js').Answered>} answers
 */
export function isAnswered(quiz, answers) {
  return quiz.questions.every(({id}) => id in answers);
}

/**
 * Tell whether a fraction reaches a quiz's pass mark.
 * @param {import('../types.js').Quiz} quiz
 * @param {number} fraction
 */
export function passes(quiz, fraction) {
  return percent(fraction) >= (quiz.pass ?? 0);
}

/**
 * Sum up a course: by its rule complete when every lesson was seen, every graded quiz finished or (usually) both,
 * and passed when each graded quiz is passed. A course without a graded quiz is complete when it was read.
 * @param {import('../types.js').Outline} outline
 * @param {import('../types.js').State} state
 */
export function resultOf(outline, state) {
  const graded = outline.quizzes.filter((quiz) => quiz.pass !== null);
  const finished = graded.filter((quiz) => (state.quizzes[quiz.id]?.attempts ?? 0) > 0);
  const seen = outline.lessons.filter((lesson) => state.seen.includes(lesson)).length;
  const steps = outline.lessons.length + graded.length;
  const isRead = seen === outline.lessons.length;
  const isTaken = finished.length === graded.length;
  const isComplete = completes(graded.length ? outline.completion : 'lessons', isRead, isTaken);
  const isPassed = isTaken && graded.every((quiz) => passes(quiz, state.quizzes[quiz.id].best));
  const score = isComplete && isTaken ? scoreOf(graded, state) : null;
  return {seen, lessons: outline.lessons.length, graded: graded.length, finished: finished.length, score,
    progress: steps ? (seen + finished.length) / steps : 1,
    status: statusOf(isComplete, isPassed, graded.length > 0 && (isPassed || outline.completion !== 'lessons'))};
}

/**
 * @param {string} rule
 * @param {boolean} isRead
 * @param {boolean} isTaken
 */
function completes(rule, isRead, isTaken) {
  if (rule === 'lessons') return isRead;
  return isTaken && (rule === 'quiz' || isRead);
}

/**
 * Name the module that a page belongs to: pages are called `module/lesson`.
 * @param {string} page
 */
export function moduleOf(page) {
  return page.split('/')[0];
}

/**
 * Sum up each module that a learner has begun.
 * @param {import('../types.js').Outline} outline
 * @param {import('../types.js').State} state
 * @returns {import('../types.js').Reached[]}
 */
export function modulesOf(outline, state) {
  const ids = new Set([...outline.lessons, ...outline.quizzes.map(({page}) => page)].map(moduleOf));
  return [...ids].flatMap((id) => {
    const lessons = outline.lessons.filter((lesson) => moduleOf(lesson) === id);
    const quizzes = outline.quizzes.filter(({page}) => moduleOf(page) === id);
    const {seen, finished, score, status} = resultOf({...outline, lessons, quizzes}, state);
    return seen + finished > 0 ? [{id, status, score}] : [];
  });
}

/**
 * Weigh the best attempts by points; without a graded quiz, completion is worth all (Moodle shows 0 % else).
 * @param {import('../types.js').Quiz[]} graded
 * @param {import('../types.js').State} state
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
 * @returns {import('../types.js').Status}
 */
function statusOf(isComplete, isPassed, isGraded) {
  if (!isComplete) return 'incomplete';
  if (!isGraded) return 'completed';
  return isPassed ? 'passed' : 'failed';
}
