/** Keep progress on the device where the browser lets us, in memory where it does not. */

import {emptyState} from './state.js';

/**
 * Open the place where progress is kept. `persists()` turns false when the device keeps nothing.
 * @param {() => Storage} storageOf asked inside a try: even to touch `localStorage` can throw
 * @param {string} key never holds the version or the locale: progress survives both
 */
export function openStore(storageOf, key) {
  const storage = usable(storageOf);
  let persists = storage !== null;
  return {
    persists: () => persists,
    load: () => parsed(storage?.getItem(key) ?? ''),
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
 * @param {any} stored
 * @returns {import('../types.js').State}
 */
function shaped(stored) {
  return {
    ...emptyState(),
    seen: Array.isArray(stored.seen) ? stored.seen.filter(isText) : [],
    page: isText(stored.page) ? stored.page : '',
    answers: only(stored.answers, (one) => isText(one.response) && Number.isFinite(one.share)),
    quizzes: only(stored.quizzes, (one) => Number.isFinite(one.attempts) && Number.isFinite(one.best) && isSeed(one.seed)),
    notes: only(stored.notes, isText),
  };
}

/** @param {unknown} value */
function isSeed(value) {
  return value === undefined || Number.isInteger(value);
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === 'string';
}

/**
 * @param {any} record
 * @param {(value: any) => boolean} isGood
 */
function only(record, isGood) {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([, value]) => value !== null && isGood(value)));
}
