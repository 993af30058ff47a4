/** Report to an LMS in SCORM 1.2, and believe it nothing. */

/** @typedef {Record<string, (...values: string[]) => unknown>} Api */

const RANKS = ['not attempted', 'browsed', 'incomplete', 'failed', 'completed', 'passed'];
const NOT_IMPLEMENTED = '401';
const DEEPEST = 50;
const RETRY_SECONDS = 10;
const MOST_RETRIES = 30;

/**
 * Find the LMS's API: up through the frames, then in the window that opened the top one, then in our own opener.
 * @param {Window} win
 * @returns {Api | null}
 */
export function findApi(win) {
  const starts = [() => win, () => /** @type {Window} */ (win.top).opener, () => win.opener];
  for (const start of starts) {
    const api = climb(start);
    if (api) return api;
  }
  return null;
}

/**
 * Climb a bounded number of parents; a frame of another site throws when it is touched.
 * @param {() => Window | null} start
 * @returns {Api | null}
 */
function climb(start) {
  try {
    let win = start();
    for (let depth = 0; win && depth < DEEPEST; depth += 1) {
      const api = /** @type {any} */ (win).API;
      if (api) return api;
      if (win.parent === win) return null;
      win = win.parent;
    }
  } catch {
    return null;
  }
  return null;
}

/**
 * Write a duration as SCORM 1.2 wants it: HH:MM:SS.
 * @param {number} milliseconds
 */
export function sessionTime(milliseconds) {
  const seconds = Math.min(Math.max(0, Math.floor(milliseconds / 1000)), 9999 * 3600);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * Speak to one API: every call in a try, every answer with its error code.
 * @param {Api | null} api
 */
function connect(api) {
  /** @param {string} name @param {string[]} values */
  function call(name, ...values) {
    try {
      const answer = String(/** @type {Api} */ (api)[name](...values) ?? '');
      return {answer, code: lastError()};
    } catch {
      return {answer: 'false', code: 'thrown'};
    }
  }

  function lastError() {
    try {
      return String(/** @type {Api} */ (api).LMSGetLastError() ?? '0') || '0';
    } catch {
      return '0';
    }
  }

  return {
    /** @param {string} name @param {string} [value] */
    done(name, value = '') {
      const {answer, code} = call(name, value);
      return answer === 'true' && code === '0';
    },
    /** @param {string} element */
    get(element) {
      const {answer, code} = call('LMSGetValue', element);
      return code === '0' ? answer : '';
    },
    /** An element that the LMS does not have is no failure. @param {string} element @param {string} value */
    set(element, value) {
      const {answer, code} = call('LMSSetValue', element, value);
      return code === NOT_IMPLEMENTED || (answer === 'true' && code === '0');
    },
  };
}

/**
 * @param {Api | null} api
 * @param {object} means
 * @param {() => number} means.now milliseconds
 * @param {(retry: () => void, milliseconds: number) => unknown} means.later
 * @param {(isDown: boolean) => void} means.onDown told when the LMS stops answering, and when it answers again
 * @returns {import('../types.js').Tracking}
 */
export function scorm12(api, {now, later, onDown}) {
  const lms = connect(api);
  const began = now();
  /** @type {Map<string, string>} */
  const written = new Map();
  /** @type {import('../types.js').Report | null} */
  let unsent = null;
  let works = false;
  let writes = false;
  let rank = 0;
  let best = -1;
  let retries = 0;
  let isWaiting = false;
  let isDown = false;

  /** @param {string} element @param {string} value */
  function set(element, value) {
    if (written.get(element) === value) return true;
    if (!lms.set(element, value)) return false;
    written.set(element, value);
    return true;
  }

  /** Never lower a score. @param {number | null} score */
  function setScore(score) {
    if (score === null || score <= best) return true;
    const isSet = set('cmi.core.score.min', '0') && set('cmi.core.score.max', '100') &&
      set('cmi.core.score.raw', String(score));
    if (isSet) best = score;
    return isSet;
  }

  /** Never lower a status. @param {string} status */
  function setStatus(status) {
    if (RANKS.indexOf(status) <= rank) return true;
    const isSet = set('cmi.core.lesson_status', status);
    if (isSet) rank = RANKS.indexOf(status);
    return isSet;
  }

  /** @param {import('../types.js').Report} report */
  function write(report) {
    // Every value is tried: one that is refused keeps no other back.
    const tried = [
      set('cmi.core.lesson_location', report.location.slice(0, 255)),
      set('cmi.suspend_data', report.state),
      setScore(report.score),
      setStatus(report.status),
    ];
    return lms.done('LMSCommit') && tried.every(Boolean);
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
    works = api !== null && (lms.done('LMSInitialize') || lms.get('cmi.core.lesson_status') !== '');
    const mode = works ? lms.get('cmi.core.lesson_mode') : '';
    // Moodle stores what is written in a review, and a revisit would lower what was reached.
    writes = works && (mode === '' || mode === 'normal');
    rank = Math.max(0, RANKS.indexOf(lms.get('cmi.core.lesson_status')));
    best = Number(lms.get('cmi.core.score.raw') || '-1');
  }

  return {
    open() {
      begin();
      if (!works) return {works, writes: true, learner: '', state: '', location: ''};
      // A status that is not set becomes `completed` at LMSFinish.
      if (writes) tell(!(setStatus('incomplete') && lms.done('LMSCommit')));
      return {works, writes, learner: lms.get('cmi.core.student_id'), state: lms.get('cmi.suspend_data'),
        location: lms.get('cmi.core.lesson_location')};
    },
    save: (report) => !works || !writes || send(report),
    pause() {
      if (!works || !writes) return;
      set('cmi.core.session_time', sessionTime(now() - began));
      set('cmi.core.exit', 'suspend');
      if (unsent) send(unsent);
      else lms.done('LMSCommit');
    },
    close() {
      if (!works) return;
      this.pause();
      works = false;
      lms.done('LMSFinish');
    },
  };
}
