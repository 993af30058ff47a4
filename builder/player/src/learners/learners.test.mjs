/** Learners of one device do not mix, and one alone is never asked. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openSlots} from './slots.js';
import {takeIn} from '../record/files.js';
import {openSession, storeKey} from '../progress/session.js';
import {emptyState} from '../progress/state.js';
import {openStore} from '../progress/store.js';
import {noTracking} from '../tracking/none.js';
import {outline} from '../../../../tests/player/course.mjs';
import {launch} from '../../../../tests/player/launching.mjs';
import {strictApi} from '../../../../tests/player/strict12.mjs';

/** A localStorage as browsers have it. */
function storage() {
  const kept = new Map();
  return {kept, get length() { return kept.size; }, key: (place) => [...kept.keys()][place] ?? null,
    getItem: (key) => kept.get(key) ?? null, removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, String(value))};
}

const KEY = storeKey(outline, '');

function sit(device, tab = storage(), course = outline) {
  const slots = openSlots(() => device, () => tab, storeKey(course, ''));
  const current = slots.current();
  const session = current === null ? null : openSession(course, noTracking(), () => openStore(() => device, storeKey(course, '', current)));
  return {slots, current, session, tab};
}

function named(...names) {
  return {...emptyState(), card: {...emptyState().card, names}};
}

test('a new device asks nobody, and the key is the old one', () => {
  const device = storage();
  const {session, current} = sit(device);
  session.visit('why/growth', 'why/growth');
  assert.equal(current, '');
  assert.deepEqual([...device.kept.keys()], [KEY]);
  assert.equal(sit(device).current, '');
});

test('two learners do not mix, and who learns is asked in each new tab', () => {
  const device = storage();
  const first = sit(device);
  first.session.visit('why/growth', 'why/growth');
  const id = first.slots.add(named('Ann', 'Bo'));
  assert.equal(sit(device).current, null);
  const {slots, tab} = sit(device);
  assert.deepEqual(slots.list().map(({names}) => names), [[], ['Ann', 'Bo']]);
  slots.choose(id);
  const second = sit(device, tab);
  assert.deepEqual(second.session.state.seen, []);
  second.session.answer('gain', 'b', 0);
  slots.choose('');
  const again = sit(device, tab).session.state;
  assert.deepEqual([again.seen, again.answers], [['why/growth'], {}]);
});

test('a first learner who has done nothing is not listed beside a named one', () => {
  const device = storage();
  const {slots} = sit(device);
  openStore(() => device, KEY).save(emptyState(), false);
  const id = slots.add(named('Ann'));
  assert.equal(sit(device).current, id);
});

test('a learner who is removed leaves nothing', () => {
  const device = storage();
  const {slots, tab} = sit(device);
  const id = slots.add(named('Ann'));
  slots.choose(id);
  slots.remove(id);
  assert.deepEqual([device.kept.size, tab.kept.size], [0, 0]);
});

test('courses, modules and audiences on one device do not mix, nor do learners of a platform', () => {
  const device = storage();
  sit(device).slots.add(named('Ann'));
  sit(device).session.visit('why/growth', 'why/growth');
  for (const other of [{...outline, course: 'towns-2'}, {...outline, module: 'why'}, {...outline, audience: 'trainer'}]) {
    const {slots, session} = sit(device, storage(), other);
    assert.deepEqual([slots.list(), session.state.seen], [[], []]);
  }
  device.setItem(storeKey(outline, 'a learner of a platform'), JSON.stringify(named('Not here')));
  assert.deepEqual(sit(device).slots.list().map(({names}) => names), [['Ann']]);
});

test('a browser that keeps nothing has no slots', () => {
  const refuse = () => { throw new DOMException('no', 'SecurityError'); };
  const slots = openSlots(refuse, refuse, KEY);
  assert.deepEqual([slots.canKeep, slots.list(), slots.current()], [false, [], '']);
});

test('a file goes to whoever it is of; nobody else loses anything', () => {
  const device = storage();
  const {slots, session} = sit(device);
  const file = named('Cy');
  file.card.id = 'cy';
  file.seen = ['why/check'];
  assert.equal(takeIn(slots, '', file), '');
  assert.deepEqual(slots.stateOf('').card.names, ['Cy']);
  const own = sit(device).session;
  own.visit('why/growth', 'why/growth');
  assert.equal(takeIn(slots, '', file), '');
  assert.deepEqual(slots.stateOf('').seen.toSorted(), ['why/check', 'why/growth']);
  const stranger = {...named('Di'), card: {...named('Di').card, id: 'di'}};
  const place = takeIn(slots, '', stranger);
  assert.notEqual(place, '');
  assert.deepEqual(slots.stateOf('').card.names, ['Cy']);
  assert.ok(session);
});

test('two courses of one platform, and two of its learners, do not mix on one computer', () => {
  const device = storage();
  const platform = (learner) => strictApi({'cmi.core.student_id': learner});
  launch(platform('ann'), outline, device).session.note('mine', 'of Ann, about towns');
  const notes = [['ann', outline], ['ann', {...outline, course: 'wells'}], ['bo', outline]].map(([learner, course]) => {
    return launch(platform(learner), course, device).session.state.notes;
  });
  assert.deepEqual(notes, [{mine: 'of Ann, about towns'}, {}, {}]);
});
