/** Keep progress on the device where the browser lets us, in memory where it does not. */

import {emptyCard, emptyState} from './state.js';

// Nobody types more; a file that claims so was not made here.
const LONGEST = 500_000;

/**
 * Open the place where progress is kept. `persists()` turns false when the device keeps nothing.
 * @param {() => Storage} storageOf asked inside a try: even to touch `localStorage` can throw
 * @param {string} key never holds the version or the locale: progress survives both
 * @param {import('../types.js').State | null} [carried] out of a file, where nothing can be kept
 */
export function openStore(storageOf, key, carried = null) {
  const storage = usable(storageOf);
  let persists = storage !== null;
  return {
    persists: () => persists,
    load: () => (carried ? {state: carried, isSent: false} : parsed(storage?.getItem(key) ?? '')),
    /** @param {import('../types.js').State} state @param {boolean} isSent */
    save(state, isSent) {
      try {
        storage?.setItem(key, JSON.stringify({...state, isSent}));
      } catch {
        persists = false;
      }
    },
  };
}

/** @param {() => Storage} storageOf */
function usable(storageOf) {
  try {
    const storage = storageOf();
    storage.setItem('satchel', '');
    storage.removeItem('satchel');
    return storage;
  } catch {
    return null;
  }
}

/**
 * Read a stored state, taking only what has the right shape.
 * @param {string} text
 * @returns {{state: import('../types.js').State, isSent: boolean} | null}
 */
function parsed(text) {
  try {
    const stored = JSON.parse(text);
    return {state: shaped(stored), isSent: stored.isSent === true};
  } catch {
    return null;
  }
}

/**
 * Take only what has the right shape from what was stored, or from a file that somebody chose.
 * @param {any} stored
 * @returns {import('../types.js').State}
 */
export function shaped(stored) {
  return {
    ...emptyState(),
    seen: texts(stored.seen),
    page: isText(stored.page) ? stored.page : '',
    answers: only(stored.answers, (one) => isText(one.response) && isShare(one.share), ({response, share}) => ({response, share})),
    quizzes: only(stored.quizzes, (one) => isCount(one.attempts) && isShare(one.best) && (one.seed === undefined || isCount(one.seed)),
      ({attempts, best, seed}) => ({attempts, best, ...(seed === undefined ? {} : {seed})})),
    notes: only(stored.notes, isText),
    card: shapedCard(stored.card ?? {}),
  };
}

/**
 * @param {any} card
 * @returns {import('../types.js').Card}
 */
function shapedCard(card) {
  const {id, started, version} = card;
  const certificates = Array.isArray(card.certificates) ? card.certificates.filter(isCertificate) : [];
  return {...emptyCard(), ...(isText(id) ? {id} : {}), names: texts(card.names), ...(isText(started) ? {started} : {}),
    ...(isText(version) ? {version} : {}), certificates};
}

/** @param {any} one */
function isCertificate(one) {
  const areTexts = [one?.name, one?.version, one?.date, one?.code].every(isText);
  return areTexts && (one.score === null || Number.isFinite(one.score));
}

/** @param {unknown} value */
function texts(value) {
  return Array.isArray(value) ? value.filter(isText) : [];
}

/** @param {unknown} value @returns {value is string} */
function isText(value) {
  return typeof value === 'string' && value.length <= LONGEST;
}

/** @param {unknown} value */
function isShare(value) {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

/** @param {unknown} value */
function isCount(value) {
  return Number.isInteger(value) && Number(value) >= 0;
}

/**
 * @param {any} record
 * @param {(value: any) => boolean} isGood
 * @param {(value: any) => any} [pick]
 */
function only(record, isGood, pick = (value) => value) {
  const entries = record && typeof record === 'object' ? Object.entries(record) : [];
  return Object.fromEntries(entries.filter(([, value]) => value !== null && isGood(value)).map(([id, value]) => [id, pick(value)]));
}
