/** Report to a learning platform, in the words of a dialect, and believe it nothing. */

import {connect} from './api.js';
import {createAnswers, createObjectives} from './extras.js';

const RETRY_SECONDS = 10;
const MOST_RETRIES = 30;

/** @typedef {[element: string, value: string][]} Rows */

/**
 * Values that only ever rise: `rows` are written when `rank` is above that of what the platform has in `element`.
 * @typedef {{element: string, rank: number, rankOf: (value: string) => number, rows: Rows}} Rise
 */

/**
 * What differs between SCORM 1.2 and 2004.
 * @typedef {object} Dialect
 * @property {import('./api.js').Verbs} verbs
 * @property {string[]} lacking error codes that say: no such element
 * @property {number[]} rooms most characters of the state; the next one is tried when a platform refuses
 * @property {number} longestLocation
 * @property {{mode: string, learner: string, location: string, state: string, time: string, exit: string,
 *   status: string}} elements
 * @property {(milliseconds: number) => string} duration
 * @property {Rise} begun told at once, so that no platform calls complete what has only been opened
 * @property {(report: import('../types.js').Report) => Rise[]} reached
 * @property {(place: string, module: import('../types.js').Reached) => Rise[]} objective
 * @property {(answer: import('../types.js').Told, at: Date) => Rows} interaction its id first
 */

/**
 * @param {import('./api.js').Api | null} api
 * @param {Dialect} dialect
 * @param {object} means
 * @param {() => number} means.now milliseconds
 * @param {(retry: () => void, milliseconds: number) => unknown} means.later
 * @param {(isDown: boolean) => void} means.onDown told when the platform stops answering, and when it answers again
 * @returns {import('../types.js').Tracking}
 */
export function platform(api, dialect, {now, later, onDown}) {
  const lms = connect(api, dialect.verbs, dialect.lacking);
  const answers = createAnswers(lms);
  const objectiveOf = createObjectives(lms);
  const {elements} = dialect;
  const began = now();
  /** @type {Map<string, string>} */
  const written = new Map();
  /** @type {Map<string, number>} */
  const ranks = new Map();
  /** @type {import('../types.js').Report | null} */
  let unsent = null;
  let works = false;
  let writes = false;
  let room = 0;
  let retries = 0;
  let isWaiting = false;
  let isDown = false;

  /** An element that the platform does not have is no failure. @param {string} element @param {string} value */
  function set(element, value) {
    if (written.get(element) === value) return true;
    const said = lms.set(element, value);
    if (said === 'taken') written.set(element, value);
    return said !== 'refused';
  }

  /** @param {string} element */
  function known(element) {
    const value = lms.get(element);
    if (value) written.set(element, value);
    return value;
  }

  /** Every value is tried: one that is refused keeps no other back. @param {Rise} rise */
  function raise({element, rank, rankOf, rows}) {
    const reached = ranks.get(element) ?? rankOf(known(element));
    const isSet = rank < reached || rows.map(([name, value]) => set(name, value)).every(Boolean);
    ranks.set(element, isSet ? Math.max(rank, reached) : reached);
    return isSet;
  }

  /** Some platforms keep fewer characters than their standard asks for. @param {import('../types.js').Report} report */
  function setState(report) {
    while (!set(elements.state, report.state(dialect.rooms[room]))) {
      if (room + 1 >= dialect.rooms.length) return false;
      room += 1;
    }
    return true;
  }

  /** @param {import('../types.js').Reached} module */
  function writeObjective(module) {
    const index = objectiveOf(module.id);
    if (index >= 0) dialect.objective(`cmi.objectives.${index}.`, module).forEach(raise);
  }

  /** @param {import('../types.js').Report} report */
  function write(report) {
    const tried = [
      set(elements.location, report.location.slice(0, dialect.longestLocation)),
      setState(report),
      ...dialect.reached(report).map(raise),
    ];
    answers.write();
    report.modules.forEach(writeObjective);
    const isKept = lms.commit();
    if (isKept) answers.settle();
    return isKept && tried.every(Boolean);
  }

  /** @param {import('../types.js').Report} report */
  function send(report) {
    unsent = write(report) ? null : report;
    tell(unsent !== null);
    if (!unsent) retries = 0;
    else retryLater();
    return unsent === null;
  }

  /** @param {boolean} down */
  function tell(down) {
    if (down) written.clear();
    if (down !== isDown) onDown(down);
    isDown = down;
  }

  function retryLater() {
    if (isWaiting || retries >= MOST_RETRIES) return;
    isWaiting = true;
    retries += 1;
    later(() => {
      isWaiting = false;
      if (works && unsent) send(unsent);
    }, RETRY_SECONDS * 1000);
  }

  function begin() {
    works = api !== null && (lms.begin() || lms.get(elements.status) !== '');
    const mode = works ? lms.get(elements.mode) : '';
    // Moodle stores what is written in a review, and a revisit would lower what was reached.
    writes = works && (mode === '' || mode === 'normal');
  }

  return {
    open() {
      begin();
      if (!works) return {works, writes: true, learner: '', state: '', location: ''};
      if (writes) tell(!(raise(dialect.begun) && lms.commit()));
      return {works, writes, learner: lms.get(elements.learner), state: lms.get(elements.state),
        location: lms.get(elements.location)};
    },
    record(answer) {
      if (works && writes) answers.add(dialect.interaction(answer, new Date(now())));
    },
    save: (report) => !works || !writes || send(report),
    pause() {
      if (!works || !writes) return;
      set(elements.time, dialect.duration(now() - began));
      set(elements.exit, 'suspend');
      if (unsent) send(unsent);
      else lms.commit();
    },
    close() {
      if (!works) return;
      this.pause();
      works = false;
      lms.end();
    },
  };
}
