/** Play a learning platform: what is set counts once it is committed, and every call is told. */

/** @typedef {{call: string, answer: string, code: string}} Told */
/** @typedef {{read: boolean, write: boolean, most?: number, words?: string[]}} Field */

const BOTH = {read: true, write: true};
const READ = {read: true, write: false};
const WRITE = {read: false, write: true};
const SCORE = (/** @type {string} */ place, /** @type {string[]} */ names) => Object.fromEntries(names.map((name) => [`${place}.${name}`, BOTH]));
const ANSWER = (/** @type {string[]} */ names) => Object.fromEntries(names.map((name) => [`cmi.interactions.n.${name}`, WRITE]));

const STATUS_12 = ['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'];
/** @type {Record<string, Field>} */
const FIELDS_12 = {
  'cmi.core.student_id': READ, 'cmi.core.student_name': READ, 'cmi.core.lesson_mode': READ, 'cmi.core.credit': READ,
  'cmi.core.entry': READ, 'cmi.core.total_time': READ, 'cmi.launch_data': READ,
  'cmi.core.lesson_status': {...BOTH, words: STATUS_12}, 'cmi.core.lesson_location': {...BOTH, most: 255},
  'cmi.suspend_data': {...BOTH, most: 4096}, 'cmi.core.exit': {...WRITE, words: ['', 'time-out', 'suspend', 'logout']},
  'cmi.core.session_time': WRITE, ...SCORE('cmi.core.score', ['raw', 'min', 'max']),
  'cmi.objectives.n.id': {...BOTH, most: 255}, 'cmi.objectives.n.status': {...BOTH, words: STATUS_12},
  ...SCORE('cmi.objectives.n.score', ['raw', 'min', 'max']),
  ...ANSWER(['id', 'objectives.n.id', 'time', 'type', 'correct_responses.n.pattern', 'weighting', 'student_response', 'result', 'latency']),
};

const COMPLETION = ['completed', 'incomplete', 'not attempted', 'unknown'];
const SUCCESS = ['passed', 'failed', 'unknown'];
/** @type {Record<string, Field>} */
const FIELDS_2004 = {
  'cmi.learner_id': READ, 'cmi.learner_name': READ, 'cmi.mode': READ, 'cmi.credit': READ, 'cmi.entry': READ,
  'cmi.total_time': READ, 'cmi.launch_data': READ,
  'cmi.completion_status': {...BOTH, words: COMPLETION}, 'cmi.success_status': {...BOTH, words: SUCCESS},
  'cmi.progress_measure': BOTH, 'cmi.location': {...BOTH, most: 1000}, 'cmi.suspend_data': {...BOTH, most: 64_000},
  'cmi.exit': {...WRITE, words: ['', 'time-out', 'suspend', 'logout', 'normal']}, 'cmi.session_time': WRITE,
  ...SCORE('cmi.score', ['scaled', 'raw', 'min', 'max']), 'cmi.objectives.n.id': {...BOTH, most: 4000},
  'cmi.objectives.n.completion_status': {...BOTH, words: COMPLETION}, 'cmi.objectives.n.success_status': {...BOTH, words: SUCCESS},
  ...SCORE('cmi.objectives.n.score', ['scaled', 'raw', 'min', 'max']),
  ...Object.fromEntries(['id', 'type', 'objectives.n.id', 'timestamp', 'correct_responses.n.pattern', 'weighting', 'learner_response',
    'result', 'latency', 'description'].map((name) => [`cmi.interactions.n.${name}`, BOTH])),
};

/** What differs between the two editions; codes as their standards give them. */
export const EDITIONS = {
  scorm12: {
    name: 'API', fields: FIELDS_12, unset: '0',
    verbs: {begin: 'LMSInitialize', end: 'LMSFinish', commit: 'LMSCommit', get: 'LMSGetValue', set: 'LMSSetValue', error: 'LMSGetLastError',
      words: 'LMSGetErrorString', more: 'LMSGetDiagnostic'},
    codes: {again: '101', early: '301', network: '101', unknown: '401', readOnly: '403', writeOnly: '404', value: '405', order: '201'},
    begun: {'cmi.core.lesson_status': 'not attempted'},
    learner: 'cmi.core.student', mode: 'cmi.core.lesson_mode', entry: 'cmi.core.entry', exit: 'cmi.core.exit', status: 'cmi.core.lesson_status',
  },
  scorm2004: {
    name: 'API_1484_11', fields: FIELDS_2004, unset: '403',
    verbs: {begin: 'Initialize', end: 'Terminate', commit: 'Commit', get: 'GetValue', set: 'SetValue', error: 'GetLastError',
      words: 'GetErrorString', more: 'GetDiagnostic'},
    codes: {again: '103', early: '132', network: '391', unknown: '401', readOnly: '404', writeOnly: '405', value: '406', order: '351'},
    begun: {'cmi.completion_status': 'unknown', 'cmi.success_status': 'unknown'},
    learner: 'cmi.learner', mode: 'cmi.mode', entry: 'cmi.entry', exit: 'cmi.exit', status: 'cmi.completion_status',
  },
};

/**
 * @param {typeof EDITIONS.scorm12 | typeof EDITIONS.scorm2004} edition
 * @param {Record<string, string>} kept what it knows of the learner; committed values are written into it
 * @param {{mode: () => string, isDead: () => boolean, tell: (told: Told) => void}} means
 */
export function createPlatform(edition, kept, {mode, isDead, tell}) {
  const {fields, codes, verbs} = edition;
  /** @type {Record<string, string>} */
  let set = {};
  let state = 'new';
  let error = '0';

  function enter() {
    const entry = kept[edition.exit] === 'suspend' ? 'resume' : edition.exit in kept ? '' : 'ab-initio';
    Object.assign(kept, {...edition.begun, ...kept, [edition.mode]: mode(), [edition.entry]: entry});
    state = 'running';
  }

  /** @param {string} element */
  const general = (element) => element.replace(/\.\d+(?=\.|$)/gu, '.n');

  /** @param {string} list */
  function countOf(list) {
    const names = Object.keys({...kept, ...set}).filter((name) => name.startsWith(`${list}.`));
    return new Set(names.map((name) => name.slice(list.length + 1).split('.')[0])).size;
  }

  /** Lists grow one by one. @param {string} element */
  function isInOrder(element) {
    return [...element.matchAll(/\.(\d+)(?=\.)/gu)].every((match) => Number(match[1]) <= countOf(element.slice(0, match.index)));
  }

  /** @param {string} element @param {string} value */
  function codeOfSet(element, value) {
    const field = fields[general(element)];
    if (state !== 'running') return codes.early;
    if (!field) return codes.unknown;
    if (!field.write) return codes.readOnly;
    if (!isInOrder(element)) return codes.order;
    const fits = value.length <= (field.most ?? Infinity) && (!field.words || field.words.includes(value));
    return fits ? '0' : codes.value;
  }

  /** @param {string} element */
  function codeOfGet(element) {
    const field = fields[general(element)];
    if (state !== 'running') return codes.early;
    if (/^cmi\.(objectives|interactions)(\.\d+\.\w+)?\._count$/u.test(element)) return '0';
    if (!field) return codes.unknown;
    if (!field.read) return codes.writeOnly;
    return valueOf(element) === undefined ? edition.unset : '0';
  }

  /** @param {string} element @returns {string | undefined} */
  const valueOf = (element) => set[element] ?? kept[element];

  function keep() {
    Object.assign(kept, set);
    set = {};
  }

  /** @param {string} call @param {string} code @param {string} value */
  function answer(call, code, value = 'true') {
    error = code;
    const said = code === '0' ? value : value === 'true' ? 'false' : '';
    tell({call, answer: said, code});
    return said;
  }

  /** @param {string} wanted @param {string} otherwise */
  const network = (wanted, otherwise) => (state !== wanted ? otherwise : isDead() ? codes.network : '0');

  return {
    [verbs.begin]() {
      const code = network('new', codes.again);
      if (code === '0') enter();
      return answer(`${verbs.begin}("")`, code);
    },
    [verbs.end]() {
      const code = network('running', codes.early);
      if (code === '0') {
        keep();
        state = 'finished';
        // What was never set, a SCORM 1.2 platform calls completed.
        if (kept[edition.status] === 'not attempted') kept[edition.status] = 'completed';
      }
      return answer(`${verbs.end}("")`, code);
    },
    [verbs.commit]() {
      const code = network('running', codes.early);
      if (code === '0') keep();
      return answer(`${verbs.commit}("")`, code);
    },
    /** @param {unknown} element @param {unknown} value */
    [verbs.set](element, value) {
      const [name, text] = [String(element), String(value)];
      const code = codeOfSet(name, text);
      if (code === '0') set[name] = text;
      return answer(`${verbs.set}("${name}", "${text}")`, code);
    },
    /** @param {unknown} element */
    [verbs.get](element) {
      const name = String(element);
      const code = codeOfGet(name);
      const value = name.endsWith('._count') ? String(countOf(name.slice(0, -7))) : valueOf(name) ?? '';
      return answer(`${verbs.get}("${name}")`, code, value);
    },
    [verbs.error]: () => error,
    [verbs.words]: () => '',
    [verbs.more]: () => '',
  };
}
