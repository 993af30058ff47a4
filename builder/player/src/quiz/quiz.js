/** Run a quiz: its attempts, its result, its pass mark. */

import {drawn, newSeed} from '../scoring/deal.js';
import {all, button, focusOn, one} from '../dom.js';
import {startQuestion} from '../questions/question.js';
import {shuffleOptions} from '../questions/shuffle.js';
import {fractionOf, isAnswered, passes, pointsOf} from '../scoring/result.js';
import {percent} from '../scoring/scoring.js';
import {openKey} from '../scoring/seal.js';

/**
 * Start one quiz of the page.
 * @param {HTMLElement} section
 * @param {import('../types.js').Outline} outline
 * @param {import('../progress/session.js').Session} session
 * @param {import('../voice.js').Voice} voice
 * @param {(text: string) => void} announce
 */
export function startQuiz(section, outline, session, voice, announce) {
  const quiz = quizIn(outline, section.dataset.quiz ?? '');
  const key = openKey(outline.keys[quiz.id], outline.course, quiz.id);
  const isGraded = quiz.pass !== null;
  const atEnd = quiz.feedback === 'at-end';
  const line = one(section, '[data-quiz-result]');
  const texts = all(section, '[data-result-text]');
  const again = button(voice.say('Try again'), retry, {class: 'button again', hidden: ''});
  section.append(again);

  const questions = quiz.questions.map(({id}) => {
    const field = one(section, `[data-question="${id}"]`);
    /** @param {string} response @param {number} share */
    const answered = (response, share) => {
      session.answer(id, response, share);
      if (isAnswered(asked(), session.state.answers)) finish();
    };
    return {id, field, running: startQuestion(field, key[id], {voice, announce, answered, isGraded, atEnd})};
  });

  /** Give the quiz with the questions of this attempt alone. */
  function asked() {
    return drawn(quiz, session.state.quizzes[quiz.id]?.seed ?? 0);
  }

  function deal() {
    if (quiz.shuffle || quiz.draw) session.deal(quiz.id, newSeed());
  }

  function finish() {
    if (isGraded) session.finish(quiz.id, fractionOf(asked(), session.state.answers));
    if (atEnd) resume();
    showResult();
    if (atEnd) focusOn(line);
    else announce(line.textContent ?? '');
  }

  /** Say how it went, and offer another attempt where one is left. */
  function showResult() {
    const fraction = fractionOf(asked(), session.state.answers);
    const record = isGraded ? session.state.quizzes[quiz.id] : {attempts: 0, best: fraction};
    const best = record?.best ?? fraction;
    const used = record?.attempts ?? 0;
    const isPassed = passes(quiz, best);
    line.textContent = pointsOf(quiz) ? resultText(quiz, fraction, {attempts: used, best}, voice)
      : voice.say('All questions are answered. Thank you.');
    line.dataset.verdict = isPassed ? 'right' : 'wrong';
    line.hidden = false;
    texts.forEach((text) => void (text.hidden = text.dataset.resultText !== (isPassed ? 'passed' : 'failed')));
    again.hidden = attemptsLeft(quiz, used) <= 0 || (isGraded && fraction >= 1);
  }

  function retry() {
    session.retry(questions.map(({id}) => id));
    deal();
    resume();
    questions.find(({field}) => !field.hidden)?.running.focus();
  }

  /** Show the state: answers given, a result where all are, everything locked where no attempt is left. */
  function resume() {
    const {answers, quizzes} = session.state;
    const part = asked();
    const isOver = attemptsLeft(quiz, quizzes[quiz.id]?.attempts ?? 0) <= 0;
    const isDone = isAnswered(part, answers);
    [line, again, ...texts].forEach((element) => void (element.hidden = true));
    questions.forEach(({id, field, running}) => {
      field.hidden = !part.questions.some((question) => question.id === id);
      if (quiz.shuffle) shuffleOptions(field, quizzes[quiz.id]?.seed ?? 0);
      running.restore(answers[id], !atEnd || isDone || isOver);
    });
    if (isOver) questions.forEach(({running}) => running.setLocked(true));
    if (isOver || isDone) showResult();
  }

  if (session.state.quizzes[quiz.id]?.seed === undefined) deal();
  resume();
}

/**
 * @param {import('../types.js').Outline} outline
 * @param {string} id
 */
function quizIn(outline, id) {
  const quiz = outline.quizzes.find((other) => other.id === id);
  if (!quiz) throw new Error(`Nothing is known of the quiz ${id}.`);
  return quiz;
}

/**
 * @param {import('../types.js').Quiz} quiz
 * @param {number} used
 */
function attemptsLeft(quiz, used) {
  return quiz.attempts === null ? Infinity : quiz.attempts - used;
}

/**
 * Say what an attempt earned and, in a graded quiz, what it means.
 * @param {import('../types.js').Quiz} quiz
 * @param {number} fraction
 * @param {import('../types.js').Attempts} record
 * @param {import('../voice.js').Voice} voice
 */
function resultText(quiz, fraction, record, voice) {
  const result = voice.say('Your result: %s', voice.percent(percent(fraction)));
  if (quiz.pass === null) return result;
  const best = voice.say('Best result: %s', voice.percent(percent(record.best)));
  const isPassed = passes(quiz, record.best);
  return [
    result,
    record.best > fraction ? best : '',
    isPassed ? voice.say('Passed') : voice.say('Not passed yet'),
    isPassed ? '' : chances(attemptsLeft(quiz, record.attempts), voice),
  ].filter(Boolean).join(' · ');
}

/**
 * @param {number} left
 * @param {import('../voice.js').Voice} voice
 */
function chances(left, voice) {
  if (left === Infinity) return '';
  return left > 0 ? voice.say('Attempts left: %d', left) : voice.say('No attempts left');
}
