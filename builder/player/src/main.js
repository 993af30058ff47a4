/** Start the player: each component by itself, so that one that fails stops no other. */

import {startAlone} from './alone/alone.js';
import {startBar} from './bar/bar.js';
import {startCaptions} from './captions/captions.js';
import {startContents, startMarks} from './contents/contents.js';
import {all, one} from './dom.js';
import {startResult} from './finish/finish.js';
import {startCertificate} from './certificate/certificate.js';
import {startAwards} from './certificate/awards.js';
import {arriving, startLanguages} from './language/language.js';
import {askWho, startLearners} from './learners/learners.js';
import {openSlots} from './learners/slots.js';
import {startProjection} from './projection/projection.js';
import {startOpening, startSaving, takeIn} from './record/files.js';
import {takeOver} from './record/handover.js';
import {startJournal} from './journal/journal.js';
import {startMedia} from './media/media.js';
import {showAll} from './pages/asked.js';
import {startPages} from './pages/pages.js';
import {startPrint} from './print/print.js';
import {openStore} from './progress/store.js';
import {startQuiz} from './quiz/quiz.js';
import {startReflection} from './reflection/reflection.js';
import {openSession, storeKey} from './progress/session.js';
import {startSearch} from './search/search.js';
import {startSettings} from './settings/settings.js';
import {startContinue, startNotes} from './start/start.js';
import {createStatus} from './status/status.js';
import {startSurvey} from './survey/survey.js';
import {startTables} from './tables/tables.js';
import {startTerms} from './terms/terms.js';
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
  const status = createStatus(one(doc, '.status[role="status"]'));
  // What needs to know nothing of the learner.
  attempt(() => startSettings(win));
  attempt(() => startSearch(win, voice, status.announce));
  attempt(() => startTerms(win, voice));
  attempt(() => startTables(win));
  attempt(() => startCaptions(win));
  attempt(() => startPrint(win));
  const silence = voice.say('The learning platform does not answer. You can go on; your progress is kept on this device.');
  /** @param {boolean} isDown */
  const onDown = (isDown) => status.note(silence, isDown);
  const tracking = trackingOf(win, outline.tracking, onDown);
  const slots = openSlots(() => win.localStorage, () => win.sessionStorage, storeKey(outline, ''));
  const isShared = outline.tracking === 'none' && all(doc, '[data-learners]').length > 0;
  const arrived = arriving(win, outline);
  const keeps = isShared && slots.canKeep;
  if (arrived && keeps) slots.choose(takeIn(slots, slots.current() ?? '', arrived));
  const current = isShared ? slots.current() : '';
  if (current === null) {
    doc.documentElement.classList.add('js');
    askWho(win, slots, voice);
    return;
  }
  const carried = takeOver(win, outline) ?? (keeps ? null : arrived);
  const session = openSession(outline, tracking, (learner) => {
    return openStore(() => win.localStorage, storeKey(outline, learner, current), carried);
  });

  function tellLoss() {
    const isLost = !session.persists() && !session.works;
    status.note(voice.say('Progress is not kept on this device.'), isLost);
  }

  doc.documentElement.classList.add('js');
  attempt(() => startContents(win));
  attempt(() => startLanguages(win, outline, session));
  attempt(() => startContinue(doc, session, voice));
  attempt(() => startMarks(doc, outline, session, voice));
  attempt(() => startResult(doc, session, voice));
  attempt(() => startNotes(win, session, outline, voice));
  attempt(() => startSaving(win, outline, session, voice));
  attempt(() => startCertificate(win, outline, session, voice));
  if (isShared) attempt(() => startOpening(win, outline, slots, current, voice));
  if (isShared && slots.canKeep) attempt(() => startLearners(win, slots, current, voice));
  if (outline.audience === 'trainer') {
    attempt(() => startProjection(win, voice));
    attempt(() => startAwards(win, outline, voice));
  }
  for (const section of all(doc, '[data-quiz]')) attempt(() => startQuiz(section, outline, session, voice, status.announce));
  for (const section of all(doc, '[data-survey]')) {
    attempt(() => startSurvey(section, outline, session, voice, status.announce));
  }
  for (const area of all(doc, 'textarea[data-reflection]')) {
    attempt(() => startReflection(/** @type {HTMLTextAreaElement} */ (area), session));
  }
  attempt(() => startBar(doc, session, voice));
  attempt(() => startJournal(win, outline, session, voice));
  attempt(() => startPages(win, outline, session));
  attempt(() => startMedia(win));
  attempt(() => startLeaving(win, session));
  win.addEventListener('hashchange', () => status.announce(''));
  attempt(() => startAlone(doc));
  if (outline.tracking !== 'none' && !session.works) onDown(true);
  session.onChange(tellLoss);
  tellLoss();
}

attempt(() => main(window));
showAll(document);
