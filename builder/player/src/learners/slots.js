/** Keep the progress of several learners apart on a device that they share. */

import {isBegun} from '../progress/state.js';
import {openStore} from '../progress/store.js';

/** @typedef {{id: string, names: string[], isBegun: boolean}} Slot */
/** @typedef {ReturnType<typeof openSlots>} Slots */

const NUMBER = /^[1-9]\d{0,3}$/;

/**
 * Open the slots of a course: the first learner of a device has the key itself, each other one a number behind it.
 * Who learns is asked once for each tab; with one learner nobody is ever asked.
 * @param {() => Storage} storageOf
 * @param {() => Storage} tabOf remembers who was chosen until the tab is closed
 * @param {string} key
 */
export function openSlots(storageOf, tabOf, key) {
  const storage = usable(storageOf);
  const tab = usable(tabOf);

  /** @param {string} id */
  const keyOf = (id) => (id ? `${key}:${id}` : key);

  /** @param {string} id */
  const storeOf = (id) => openStore(storageOf, keyOf(id));

  function ids() {
    const keys = storage ? Array.from({length: storage.length}, (_, place) => storage.key(place) ?? '') : [];
    const numbers = keys.filter((one) => one.startsWith(`${key}:`)).map((one) => one.slice(key.length + 1));
    const known = numbers.filter((id) => NUMBER.test(id)).sort((one, other) => Number(one) - Number(other));
    return [...(keys.includes(key) ? [''] : []), ...known];
  }

  /** @returns {Slot[]} */
  function list() {
    const slots = ids().map((id) => ({id, state: storeOf(id).load()?.state}));
    return slots.flatMap(({id, state}) => {
      const isShown = state && (id !== '' || isBegun(state));
      return isShown ? [{id, names: state.card.names, isBegun: isBegun(state)}] : [];
    });
  }

  /** Say who learns now; null where that has to be asked. */
  function current() {
    const known = list().map(({id}) => id);
    const chosen = tab?.getItem(key) ?? null;
    if (chosen !== null && known.includes(chosen)) return chosen;
    return known.length < 2 ? known[0] ?? '' : null;
  }

  return {
    canKeep: storage !== null && tab !== null,
    list, current, keyOf,
    /** @param {string} id */
    choose: (id) => tab?.setItem(key, id),
    leave: () => tab?.removeItem(key),
    /** @param {import('../types.js').State} state @returns {string} the new slot */
    add(state) {
      const taken = ids();
      const first = Array.from({length: 9999}, (_, place) => String(place + 1)).find((id) => !taken.includes(id)) ?? '9999';
      storeOf(first).save(state, false);
      return first;
    },
    /** @param {string} id @param {import('../types.js').State} state */
    put: (id, state) => storeOf(id).save(state, false),
    /** @param {string} id */
    stateOf: (id) => storeOf(id).load()?.state ?? null,
    /** @param {string} id */
    remove(id) {
      storage?.removeItem(keyOf(id));
      if (tab?.getItem(key) === id) tab.removeItem(key);
    },
  };
}

/** @param {() => Storage} storageOf */
function usable(storageOf) {
  try {
    const storage = storageOf();
    return typeof storage.length === 'number' ? storage : null;
  } catch {
    return null;
  }
}

/**
 * Open the page anew, at its top: every component begins with what is kept now.
 * @param {Window} win
 * @param {string} [hash]
 */
export function restart(win, hash) {
  if (hash) win.location.hash = hash;
  win.scrollTo(0, 0);
  win.location.reload();
}
