/** Start the player: each component by itself, so that one that fails stops no other. */

import {startAlone} from './alone/alone.js';
import {startContents, startMarks} from './contents/contents.js';
import {all, one} from './dom.js';
import {startResult} from './finish/finish.js';
import {startPages} from './pages/pages.js';
import {openStore} from './progress/store.js';
import {startQuiz} from './quiz/quiz.js';
import {startReflection} from './reflection/reflection.js';
import {openSession, storeKey} from './progress/session.js';
import {startContinue} from './start/start.js';
import {createStatus} from './status/status.js';
import {startSurvey} from './survey/survey.js';
import {findApi} from './tracking/api.js';
import {noTracking} from './tracking/none.js';
import {scorm12} from './tracking/scorm12.js';
import {scorm2004} from './tracking/scorm2004.js';
import {createVoice} from './voice.js';

/** @param {() => void} start */
function attempt(start) {
  try {
    start();
  } catch (error) {
    console.error(error);
  }
}

/**
 * Tell the platform before the page goes. `unload` never comes in a frame, and blocks the way back elsewhere.
 * @param {Window} win
 * @param {import('./progress/session.js').Session} session
 */
function startLeaving(win, session) {
  win.document.addEventListener('visibilitychange', () => {
    if (win.document.visibilityState === 'hidden') session.pause();
  });
  win.addEventListener('pagehide', (event) => {
    if (event.persisted) session.pause();
    else session.close();
  });
}

/**
 * Choose how progress is reported: by the flavour that was packed, whatever else the platform speaks.
 * @param {Window} win
 * @param {string} flavour
 * @param {(isDown: boolean) => void} onDown
 */
function trackingOf(win, flavour, onDown) {
  const means = {now: Date.now, later: setTimeout.bind(win), onDown};
  if (flavour === 'scorm12') return scorm12(findApi(win, 'API'), means);
  if (flavour === 'scorm2004') return scorm2004(findApi(win, 'API_1484_11'), means);
  return noTracking();
}

/** @param {Window} win */
function main(win) {
  const doc = win.document;
  /** @type {import('./types.js').Outline} */
  const outline = JSON.parse(one(doc, '#satchel').textContent ?? '');
  const voice = createVoice(outline.strings, outline.locale);
  const status = createStatus(one(doc, '.status'));
  const silence = voice.say('The learning platform does not answer. You can go on; your progress is kept on this device.');
  /** @param {boolean} isDown */
  const onDown = (isDown) => status.note(silence, isDown);
  const tracking = trackingOf(win, outline.tracking, onDown);
  const session = openSession(outline, tracking, (learner) => {
    return openStore(() => win.localStorage, storeKey(outline, learner));
  });

  function tellLoss() {
    const isLost = !session.persists() && !session.works;
    status.note(voice.say('Progress is not kept on this device.'), isLost);
  }

  doc.documentElement.classList.add('js');
  attempt(() => startContents(win));
  attempt(() => startContinue(doc, session, voice));
  attempt(() => startMarks(doc, session, voice));
  attempt(() => startResult(doc, session, voice));
  for (const section of all(doc, '[data-quiz]')) attempt(() => startQuiz(section, outline, session, voice, status.announce));
  for (const section of all(doc, '[data-survey]')) {
    attempt(() => startSurvey(section, outline, session, voice, status.announce));
  }
  for (const area of all(doc, 'textarea[data-reflection]')) {
    attempt(() => startReflection(/** @type {HTMLTextAreaElement} */ (area), session));
  }
  attempt(() => startPages(win, outline, session));
  attempt(() => startLeaving(win, session));
  win.addEventListener('hashchange', () => status.announce(''));
  attempt(() => startAlone(doc));
  if (outline.tracking !== 'none' && !session.works) onDown(true);
  session.onChange(tellLoss);
  tellLoss();
}

attempt(() => main(window));
