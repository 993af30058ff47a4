/** Check one question and show its feedback, whatever its kind. */

import {all, make, one, focusOn} from './dom.js';
import {choice} from './questions/choice.js';
import {gaps} from './questions/gaps.js';
import {match} from './questions/match.js';
import {order} from './questions/order.js';
import {shareOf} from './scoring.js';

/** @typedef {ReturnType<typeof startQuestion>} RunningQuestion */

/** @type {Record<string, typeof order>} */
const KINDS = {choice, choices: choice, number: gaps, text: gaps, gaps, order, match};

const SIGNS = {right: '✓', partly: '◐', wrong: '✗', missing: '!'};

/** @typedef {keyof typeof SIGNS} Verdict */

/**
 * @param {number} share
 * @returns {Verdict}
 */
function verdictOf(share) {
  if (share >= 1) return 'right';
  return share > 0 ? 'partly' : 'wrong';
}

/**
 * Gather what the key has to say about a response; it was made by the build, as HTML.
 * @param {import('./types.js').Key} key
 * @param {string} response
 */
function remarks(key, response) {
  const chosen = response.split(',').map((letter) => key.feedback?.[letter]);
  return [...chosen, key.explanation].filter((html) => html !== undefined && html !== '');
}

/**
 * Start a question; it reports what was answered and knows neither store nor platform.
 * @param {HTMLElement} field
 * @param {import('./types.js').Key} key
 * @param {object} means
 * @param {import('./voice.js').Voice} means.voice
 * @param {(text: string) => void} means.announce
 * @param {(response: string, share: number) => void} means.answered
 * @param {boolean} means.isGraded
 */
export function startQuestion(field, key, {voice, announce, answered, isGraded}) {
  const kind = field.dataset.kind ?? '';
  const controls = KINDS[kind](one(field, '.answer'), voice, announce);
  const check = one(field, '[data-check]');
  const feedback = one(field, '.feedback');
  const solutions = all(field, 'details.key');
  const words = {right: voice.say('Right'), partly: voice.say('Partly right'), wrong: voice.say('Not quite'),
    missing: voice.say('Please answer first.')};

  /** @param {Verdict} verdict @param {(string | undefined)[]} [texts] */
  function tell(verdict, texts = []) {
    const sign = make('span', {class: 'sign', 'aria-hidden': 'true'}, SIGNS[verdict]);
    feedback.replaceChildren(make('p', {class: 'verdict'}, sign, ' ', words[verdict]), ...texts.map(fromKey));
    feedback.dataset.verdict = verdict;
    feedback.hidden = false;
  }

  /** @param {string} response @param {number} share */
  function show(response, share) {
    tell(verdictOf(share), remarks(key, response));
    setLocked(isGraded);
    solutions.forEach((solution) => void (solution.hidden = isGraded));
  }

  /** @param {boolean} locked */
  function setLocked(locked) {
    controls.lock(locked);
    check.hidden = locked;
  }

  function judge() {
    const missing = controls.missing();
    if (missing) {
      tell('missing');
      announce(words.missing);
      missing.focus();
      return;
    }
    const response = controls.response();
    const share = shareOf(kind, response, key);
    show(response, share);
    focusOn(feedback);
    answered(response, share);
  }

  function forget() {
    feedback.hidden = true;
    solutions.forEach((solution) => void (solution.hidden = true));
  }

  check.addEventListener('click', judge);
  // A verdict on an answer that has changed would mislead.
  field.addEventListener('input', forget);
  return {
    setLocked,
    /** Show what was answered before; without an answer, start afresh. @param {import('./types.js').Answered} [before] */
    restore(before) {
      forget();
      setLocked(false);
      controls.restore(before?.response ?? '');
      if (before) show(before.response, before.share);
    },
    focus: () => (all(field, '.answer input, .answer select, .answer button')[0] ?? check).focus(),
  };
}

/** @param {string | undefined} html */
function fromKey(html) {
  const remark = make('div', {class: 'remark'});
  remark.innerHTML = html ?? '';
  return remark;
}
