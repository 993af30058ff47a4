/**
 * A SCORM 1.2 platform that refuses everything that some real one refuses, and remembers what it refused.
 * What is set counts only when it was committed; LMSFinish turns a status that was never set into `completed`.
 */

const OK = '0', BAD_ARGUMENT = '201', NOT_INITIALIZED = '301', NOT_IMPLEMENTED = '401', READ_ONLY = '403',
  WRITE_ONLY = '404', BAD_TYPE = '405', GENERAL = '101';

const percentage = (value) => /^\d{1,3}(\.\d+)?$/.test(value) && Number(value) <= 100;
const ascii = (most) => (value) => value.length <= most && /^[\x20-\x7e]*$/.test(value);

const WRITABLE = {
  'cmi.core.lesson_status': (value) => ['passed', 'completed', 'failed', 'incomplete', 'browsed'].includes(value),
  'cmi.core.score.raw': percentage,
  'cmi.core.score.min': percentage,
  'cmi.core.score.max': percentage,
  'cmi.core.lesson_location': ascii(255),
  'cmi.suspend_data': ascii(4096),
  'cmi.core.exit': (value) => ['', 'time-out', 'suspend', 'logout'].includes(value),
  'cmi.core.session_time': (value) => /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(value),
};
const READABLE = ['cmi.core.student_id', 'cmi.core.student_name', 'cmi.core.lesson_mode', 'cmi.core.entry',
  'cmi.core.credit', 'cmi.core.total_time'];
const UNREADABLE = ['cmi.core.exit', 'cmi.core.session_time'];

/**
 * @param {Record<string, string>} [kept] what was kept from before; committed values are written into it
 * @param {{missing?: string[]}} [lacks] elements that this platform does not have
 */
export function strictApi(kept = {}, {missing = []} = {}) {
  kept['cmi.core.student_id'] ??= 'learner-1';
  kept['cmi.core.lesson_mode'] ??= 'normal';
  kept['cmi.core.lesson_status'] ??= 'not attempted';
  let set = {};
  let state = 'new';
  let error = OK;
  const refused = [];
  const calls = [];

  function answer(call, code, value = 'true') {
    error = code;
    calls.push(call);
    if (code !== OK) refused.push(`${call}: ${code}`);
    return code === OK ? value : value === 'true' ? 'false' : '';
  }

  function commit() {
    Object.assign(kept, set);
    set = {};
  }

  function codeOfSet(element, value) {
    if (state !== 'running') return NOT_INITIALIZED;
    if (missing.includes(element)) return NOT_IMPLEMENTED;
    if (READABLE.includes(element)) return READ_ONLY;
    if (!(element in WRITABLE)) return BAD_ARGUMENT;
    return typeof value === 'string' && WRITABLE[element](value) ? OK : BAD_TYPE;
  }

  function codeOfGet(element) {
    if (state !== 'running') return NOT_INITIALIZED;
    if (missing.includes(element)) return NOT_IMPLEMENTED;
    if (UNREADABLE.includes(element)) return WRITE_ONLY;
    return element in WRITABLE || READABLE.includes(element) ? OK : BAD_ARGUMENT;
  }

  return {
    kept, refused, calls,
    LMSInitialize(nothing) {
      const code = nothing !== '' ? BAD_ARGUMENT : state === 'new' ? OK : GENERAL;
      if (code === OK) state = 'running';
      return answer('LMSInitialize', code);
    },
    LMSFinish(nothing) {
      const code = nothing !== '' ? BAD_ARGUMENT : state === 'running' ? OK : NOT_INITIALIZED;
      if (code === OK) {
        commit();
        if (kept['cmi.core.lesson_status'] === 'not attempted') kept['cmi.core.lesson_status'] = 'completed';
        state = 'finished';
      }
      return answer('LMSFinish', code);
    },
    LMSCommit(nothing) {
      const code = nothing !== '' ? BAD_ARGUMENT : state === 'running' ? OK : NOT_INITIALIZED;
      if (code === OK) commit();
      return answer('LMSCommit', code);
    },
    LMSSetValue(element, value) {
      const code = codeOfSet(element, value);
      if (code === OK) set[element] = value;
      return answer(`LMSSetValue ${element} ${value}`, code);
    },
    LMSGetValue(element) {
      const code = codeOfGet(element);
      return answer(`LMSGetValue ${element}`, code, set[element] ?? kept[element] ?? '');
    },
    LMSGetLastError: () => error,
    LMSGetErrorString: () => '',
    LMSGetDiagnostic: () => '',
  };
}
