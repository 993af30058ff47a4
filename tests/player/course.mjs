/** A small course for the tests: two lessons, one graded quiz of two questions, one practice quiz. */

import {emptyCard} from '../../builder/player/src/progress/state.js';

/** Seal a key as the build does (docs/page.md). */
function seal(course, quiz, key) {
  const pattern = Buffer.from(`${course}/${quiz}`);
  return Buffer.from(JSON.stringify(key)).map((byte, place) => byte ^ pattern[place % pattern.length]).toString('base64');
}

export const outline = {
  course: 'towns', version: '1.0', locale: 'en', audience: 'learner', tracking: 'scorm12', module: '',
  completion: 'both', title: 'Towns', strings: {},
  lessons: ['why/growth', 'why/check'],
  quizzes: [
    {id: 'check', page: 'why/check', pass: 70, attempts: 2,
      questions: [{id: 'gain', kind: 'choice', points: 1}, {id: 'rise', kind: 'number', points: 3}]},
    {id: 'try', page: 'why/growth', pass: null, attempts: null, questions: [{id: 'easy', kind: 'text', points: 1}]},
  ],
  keys: {
    check: seal('towns', 'check', {gain: {right: 'a'}, rise: {gaps: [{value: 12.5, tolerance: 1}]}}),
    try: seal('towns', 'try', {easy: {gaps: [{accepted: ['levy', 'charge']}]}}),
  },
};

/** The same course without a quiz that counts. */
export const reading = {...outline, quizzes: outline.quizzes.slice(1)};

/** As many lessons and questions as a long course has. */
export function longCourse(count, kinds = ['choice', 'choices', 'match', 'order', 'gaps', 'text']) {
  const questions = Array.from({length: count}, (_, place) => {
    return {id: `module-${place}/question-with-a-long-name-${place}`, kind: kinds[place % kinds.length], points: 1};
  });
  const lessons = questions.map((_, place) => `module-${place % 7}/a-lesson-with-a-long-name-${place}`);
  return {...outline, lessons, quizzes: [{id: 'all', page: lessons[0], pass: 70, attempts: null, questions}], keys: {}};
}

export const RESPONSES = {
  choice: 'b', choices: 'a,b,c,d', match: 'a.c,b.a,c.f,d.e,e.d,f.b', order: 'f,e,d,c,b,a',
  gaps: 'ملكية الأرض\nتخطيط المدن', text: 'participatory planning', number: '12,5',
};

/** What somebody has reached who has answered everything. */
export function finishedState(course) {
  const questions = course.quizzes.flatMap((quiz) => quiz.questions);
  return {
    seen: [...course.lessons], page: course.lessons[0], notes: {mine: 'x'.repeat(5000)}, card: emptyCard(),
    answers: Object.fromEntries(questions.map(({id, kind}) => [id, {response: RESPONSES[kind], share: 2 / 3}])),
    quizzes: Object.fromEntries(course.quizzes.map(({id}) => [id, {attempts: 3, best: 2 / 3}])),
  };
}
