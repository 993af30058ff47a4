/** What the tests of both flavours share: a course opened in a platform, and what a learner does with it. */

import {openStore} from '../../builder/player/src/progress/store.js';
import {openSession, storeKey} from '../../builder/player/src/progress/session.js';
import {scorm12} from '../../builder/player/src/tracking/scorm12.js';
import {scorm2004} from '../../builder/player/src/tracking/scorm2004.js';
import {outline} from './course.mjs';

const MORNING = new Date(2026, 0, 2, 3, 4, 5).getTime();

/** Open a course in a platform; the clock and the waiting are the test's. */
export function launch(api, course = outline, device = memory()) {
  const clock = {now: MORNING, waiting: [], down: []};
  const start = course.tracking === 'scorm2004' ? scorm2004 : scorm12;
  const tracking = start(api, {now: () => clock.now, later: (retry) => clock.waiting.push(retry),
    onDown: (isDown) => clock.down.push(isDown)});
  const session = openSession(course, tracking, (learner) => openStore(() => device, storeKey(course, learner)));
  return {session, clock, device};
}

export function memory() {
  const kept = new Map();
  return {kept, getItem: (key) => kept.get(key) ?? null, removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value)};
}

export function readAll(session, course = outline) {
  course.lessons.forEach((lesson) => session.visit(lesson, lesson));
}

/** Answer the graded quiz: `shares` are those of its two questions, worth 1 and 3 points. */
export function takeQuiz(session, [gain, rise]) {
  session.answer('gain', gain ? 'a' : 'b', gain);
  session.answer('rise', rise ? '12' : '40', rise);
  session.finish('check', (gain + 3 * rise) / 4);
}

/** Wrap a platform so that some calls fail while `fault.on`. */
export function faulty(api, names, failing) {
  const fault = {on: true};
  const wrapped = {...api};
  for (const name of names) wrapped[name] = (...values) => (fault.on ? failing() : api[name](...values));
  return {api: wrapped, fault};
}
