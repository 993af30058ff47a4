/** Keep what learners say in a survey: nothing is right or wrong, so each answer counts as soon as it is given. */

import {all, make, one} from '../dom.js';
import {controlsOf} from '../questions/question.js';
import {isAnswered} from '../scoring/result.js';

// Typing is kept when it pauses: a page that is closed tells no change.
const PAUSE = 800;

/**
 * Start one survey of the page.
 * @param {HTMLElement} section
 * @param {import('../types.js').Outline} outline
 * @param {import('../progress/session.js').Session} session
 * @param {import('../voice.js').Voice} voice
 * @param {(text: string) => void} announce
 */
export function startSurvey(section, outline, session, voice, announce) {
  const survey = outline.surveys?.find(({id}) => id === section.dataset.survey);
  if (!survey) throw new Error(`Nothing is known of the survey ${section.dataset.survey}.`);
  const {questions} = survey;
  const line = one(section, '[data-survey-result]');

  /** @param {string} id @param {string} response */
  function keep(id, response) {
    if (response === (session.state.answers[id]?.response ?? '')) return;
    if (response) session.answer(id, response, 0);
    else session.retry([id]);
    const wasHidden = line.hidden;
    tell();
    if (wasHidden && !line.hidden) announce(line.textContent ?? '');
  }

  function tell() {
    line.textContent = voice.say('All questions are answered. Thank you.');
    line.hidden = !isAnswered({questions}, session.state.answers);
  }

  for (const {id, kind} of questions) {
    const field = one(section, `[data-question="${id}"]`);
    const controls = controlsOf(kind, one(field, ':scope > .answer'), voice, announce);
    let waiting = 0;
    controls.restore(session.state.answers[id]?.response ?? '');
    field.addEventListener('change', () => keep(id, controls.response()));
    all(field, 'textarea').forEach((area) => area.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => keep(id, controls.response()), PAUSE);
    }));
  }
  if (outline.tellsSurveys && outline.tracking !== 'none') {
    const told = voice.say('The learning platform receives your answers to this survey.');
    all(section, '[data-question]')[0]?.before(make('p', {class: 'rules'}, told));
  }
  tell();
}
