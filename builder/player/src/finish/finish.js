/** Say on the last page how far the learner has come. */

import {make, one} from '../dom.js';

/**
 * Say on the last page how far the learner has come.
 * @param {Document} doc
 * @param {import('../progress/session.js').Session} session
 * @param {import('../voice.js').Voice} voice
 */
export function startResult(doc, session, voice) {
  const place = one(doc, '[data-result]');
  function tell() {
    const {seen, lessons, graded, finished, score, status} = session.result();
    const words = {incomplete: '', completed: voice.say('Completed'), passed: voice.say('Passed'),
      failed: voice.say('Not passed yet')};
    const lines = [
      voice.say('Lessons seen: %d of %d', seen, lessons),
      graded ? voice.say('Quizzes finished: %d of %d', finished, graded) : '',
      graded && score !== null ? voice.say('Your result: %s', voice.percent(score)) : '',
      words[status],
    ];
    place.replaceChildren(...lines.filter(Boolean).map((line) => make('span', {class: 'line'}, line)));
    place.dataset.status = status;
  }
  session.onChange(tell);
  tell();
}
