/** Find a platform's API and speak to it: every call in a try, every answer with its error code. */

/** @typedef {Record<string, (...values: string[]) => unknown>} Api */
/** @typedef {{begin: string, end: string, commit: string, get: string, set: string, error: string}} Verbs */
/** @typedef {ReturnType<typeof connect>} Line */

const DEEPEST = 50;

/**
 * Find the API: up through the frames, then in the window that opened the top one, then in our own opener.
 * @param {Window} win
 * @param {string} name `API` in SCORM 1.2, `API_1484_11` in SCORM 2004
 * @returns {Api | null}
 */
export function findApi(win, name) {
  const starts = [() => win, () => /** @type {Window} */ (win.top).opener, () => win.opener];
  for (const start of starts) {
    const api = climb(start, name);
    if (api) return api;
  }
  return null;
}

/**
 * Climb a bounded number of parents; a frame of another site throws when it is touched.
 * @param {() => Window | null} start
 * @param {string} name
 * @returns {Api | null}
 */
function climb(start, name) {
  try {
    let win = start();
    for (let depth = 0; win && depth < DEEPEST; depth += 1) {
      const api = /** @type {any} */ (win)[name];
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
 * @param {Api | null} api
 * @param {Verbs} verbs how the API calls what it does
 * @param {string[]} lacking codes that say: this platform has no such element
 */
export function connect(api, verbs, lacking) {
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
      return String(/** @type {Api} */ (api)[verbs.error]() ?? '0') || '0';
    } catch {
      return '0';
    }
  }

  /** @param {{answer: string, code: string}} said */
  function isDone({answer, code}) {
    return answer === 'true' && code === '0';
  }

  return {
    begin: () => isDone(call(verbs.begin, '')),
    commit: () => isDone(call(verbs.commit, '')),
    end: () => isDone(call(verbs.end, '')),
    /** @param {string} element */
    get(element) {
      const {answer, code} = call(verbs.get, element);
      return code === '0' ? answer : '';
    },
    /**
     * @param {string} element
     * @param {string} value
     * @returns {'taken' | 'lacking' | 'refused'}
     */
    set(element, value) {
      const said = call(verbs.set, element, value);
      if (isDone(said)) return 'taken';
      return lacking.includes(said.code) ? 'lacking' : 'refused';
    },
  };
}
