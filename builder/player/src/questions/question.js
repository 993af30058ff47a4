/** Check one question and show its feedback, whatever its kind. */

import {all, make, one, focusOn} from '../dom.js';
import {choice} from './choice.js';
import {gaps} from './gaps.js';
import {match} from './match.js';
import {open} from './open.js';
import {order} from './order.js';
import {shareOf} from '../scoring/scoring.js';

/** @typedef {ReturnType<typeof startQuestion>} RunningQuestion */

/** @type {Record<string, typeof order>} */
const KINDS = {choice, choices: choice, number: gaps, text: gaps, gaps, order, match, sort: match, open, scale: choice};

const SIGNS = {right: '✓', partly: '◐', wrong: '✗', missing: '!', kept: '✓'};

/** @typedef {keyof typeof SIGNS} Verdict */

/**
 * Take hold of the controls of a question.
 * @param {string} kind
 * @param {HTMLElement} root
 * @param {import('../voice.js').Voice} voice
 * @param {(text: string) => void} announce
 */
export function controlsOf(kind, root, voice, announce) {
  return KINDS[kind](root, voice, announce);
}

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
 * @param {import('../types.js').Key} key
 * @param {string} response
 */
function remarks(key, response) {
  const chosen = response.split(',').map((letter) => key.feedback?.[letter]);
  return [...chosen, key.explanation].filter((html) => html !== undefined && html !== '');
}

/**
 * Start a question; it reports what was answered and knows neither store nor platform.
 * @param {HTMLElement} field
 * @param {import('../types.js').Key} key
 * @param {object} means
 * @param {import('../voice.js').Voice} means.voice
 * @param {(text: string) => void} means.announce
 * @param {(response: string, share: number) => void} means.answered
 * @param {boolean} means.isGraded
 * @param {boolean} means.atEnd nothing is told before the last question of the quiz is answered
 */
export function startQuestion(field, key, {voice, announce, answered, isGraded, atEnd}) {
  const kind = field.dataset.kind ?? '';
  const controls = controlsOf(kind, one(field, ':scope > .answer'), voice, announce);
  const check = one(field, '[data-check]');
  const feedback = one(field, ':scope > .feedback');
  const solutions = all(field, 'details.key');
  const words = {right: voice.say('Right'), partly: voice.say('Partly right'), wrong: voice.say('Not quite'),
    missing: voice.say('Please answer first.'), kept: voice.say('Your answer is kept.')};
  const compare = voice.say('Compare your answer with this one:');

  /** @param {Verdict} verdict @param {Node[]} [said] */
  function tell(verdict, said = []) {
    const sign = make('span', {class: 'sign', 'aria-hidden': 'true'}, SIGNS[verdict]);
    feedback.replaceChildren(make('p', {class: 'verdict'}, sign, ' ', words[verdict]), ...said);
    feedback.dataset.verdict = verdict;
    feedback.hidden = false;
  }

  /** @param {string} response @param {number} share */
  function show(response, share) {
    const said = remarks(key, response).map(fromKey);
    if (kind !== 'open') tell(verdictOf(share), said);
    else tell('kept', said.length ? [make('p', {}, compare), ...said] : []);
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
    if (atEnd) tell('kept');
    else show(response, share);
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
    /**
     * Show what was answered before; without an answer, start afresh.
     * @param {import('../types.js').Answered | undefined} before
     * @param {boolean} isTold
     */
    restore(before, isTold) {
      forget();
      setLocked(false);
      controls.restore(before?.response ?? '');
      if (before && isTold) show(before.response, before.share);
      else if (before) tell('kept');
    },
    focus: () => (all(field, ':scope > .answer :is(input, select, button, textarea)')[0] ?? check).focus(),
  };
}

/** @param {string | undefined} html */
function fromKey(html) {
  const remark = make('div', {class: 'remark'});
  remark.innerHTML = html ?? '';
  return remark;
}
