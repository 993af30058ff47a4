/** Progress is kept where the browser lets us, and its loss is known where it does not. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openStore} from './store.js';
import {emptyState} from './state.js';
import {finishedState, outline} from '../../../../tests/player/course.mjs';

/** A localStorage that holds at most so many characters. */
export function storage(room = Infinity) {
  const kept = new Map();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem(key, value) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
  };
}

test('what is saved is loaded', () => {
  const device = storage();
  openStore(() => device, 'k').save(finishedState(outline), true);
  assert.deepEqual(openStore(() => device, 'k').load(), {state: finishedState(outline), isSent: true});
});

test('nothing else is left on the device', () => {
  const device = storage();
  openStore(() => device, 'k');
  assert.equal(device.kept.size, 0);
});

test('a browser that forbids to touch its storage is no error', () => {
  const store = openStore(() => {
    throw new DOMException('no', 'SecurityError');
  }, 'k');
  store.save(emptyState(), false);
  assert.equal(store.persists(), false);
  assert.equal(store.load(), null);
});

test('a full device is noticed when it is written to', () => {
  const store = openStore(() => storage(100), 'k');
  assert.equal(store.persists(), true);
  store.save(finishedState(outline), false);
  assert.equal(store.persists(), false);
});

test('a seed is a whole number', () => {
  const device = storage();
  device.kept.set('k', '{"quizzes":{"a":{"attempts":1,"best":1,"seed":"x"},"b":{"attempts":1,"best":1,"seed":5}}}');
  assert.deepEqual(Object.keys(openStore(() => device, 'k').load().state.quizzes), ['b']);
});

for (const text of ['', 'null', '[]', '7', '{"seen":3,"answers":{"a":null,"b":{"share":"x"}},"quizzes":[1],"notes":7}']) {
  test(`a damaged state gives an empty one or none: ${text}`, () => {
    const device = storage();
    device.kept.set('k', text);
    const {state = emptyState()} = openStore(() => device, 'k').load() ?? {};
    assert.deepEqual(state, emptyState());
  });
}
