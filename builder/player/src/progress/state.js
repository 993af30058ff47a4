/** Write what is remembered of a learner in few characters, and read it back. */

// SCORM 1.2 gives suspend_data 4,096 characters, so ids become four letters and shares a number in base 36.
const LIMIT = 4096;
// Divisible by 1 … 12, so that the usual shares come back exactly.
const WHOLE = 27720;
const MARK = '1|';
const TYPED = ['number', 'text', 'gaps', 'open'];

/** @returns {import('../types.js').Card} */
export function emptyCard() {
  return {id: '', names: [], started: '', version: '', certificates: []};
}

/** @returns {import('../types.js').State} */
export function emptyState() {
  return {seen: [], page: '', answers: {}, quizzes: {}, notes: {}, card: emptyCard()};
}

/**
 * Tell whether a learner has done anything yet.
 * @param {import('../types.js').State} state
 */
export function isBegun({seen, answers, notes, quizzes, card}) {
  const things = [seen, card.names, card.certificates, ...[answers, notes].map(Object.keys)];
  return things.some(({length}) => length > 0) || Object.values(quizzes).some(({attempts}) => attempts > 0);
}

/**
 * Give every id a code of four letters that stays the same whatever stands beside it (but for rare collisions).
 * @param {string[]} ids
 * @returns {Map<string, string>}
 */
export function codesOf(ids) {
  /** @type {Map<string, string>} */
  const codes = new Map();
  const taken = new Set();
  for (const id of ids) {
    let salted = id;
    while (taken.has(codeOf(salted))) salted += '~';
    taken.add(codeOf(salted));
    codes.set(id, codeOf(salted));
  }
  return codes;
}

/**
 * Hash a text to four letters (FNV-1a).
 * @param {string} text
 */
export function codeOf(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash % 36 ** 4).toString(36).padStart(4, '0');
}

/**
 * List the surveys that a platform is told of; what people think is theirs unless the course says otherwise.
 * @param {import('../types.js').Outline} outline
 */
export function toldSurveys(outline) {
  return outline.tellsSurveys ? outline.surveys ?? [] : [];
}

/** @param {import('../types.js').Outline} outline */
function questionsOf(outline) {
  const asked = outline.quizzes.flatMap((quiz) => {
    return quiz.questions.map(({id, kind}) => ({id, kind, scored: quiz.pass !== null}));
  });
  const surveyed = toldSurveys(outline).flatMap(({questions}) => questions);
  // What was said in a survey has no score to stand for it: it is kept as long as scores are.
  return [...asked, ...surveyed.map(({id, kind}) => ({id, kind, scored: kind === 'scale'}))];
}

/** @param {import('../types.js').Outline} outline */
function allCodes(outline) {
  return {
    lessons: codesOf(outline.lessons),
    quizzes: codesOf(outline.quizzes.map((quiz) => quiz.id)),
    questions: codesOf(questionsOf(outline).map((question) => question.id)),
  };
}

/** @param {number} share */
function shareCode(share) {
  return Math.round(share * WHOLE).toString(36);
}

/** @param {string} code */
function shareFrom(code) {
  const share = parseInt(code, 36) / WHOLE;
  return share >= 0 && share <= 1 ? share : 0;
}

/**
 * Write a response with nothing in it that separates.
 * @param {string} response
 */
function escaped(response) {
  return encodeURIComponent(response).replace(/%2C/gu, ',');
}

/**
 * Write the state for a platform; what does not fit is left out, the least needed first, scores never.
 * Notes, names and usually what was said in surveys stay on the device.
 * @param {import('../types.js').Outline} outline
 * @param {import('../types.js').State} state
 * @param {number} [limit] characters
 */
export function encodeState(outline, state, limit = LIMIT) {
  const codes = allCodes(outline);
  const seen = outline.lessons.filter((id) => state.seen.includes(id)).map((id) => codes.lessons.get(id));
  const quizzes = outline.quizzes.filter(({id}) => state.quizzes[id]).map(({id}) => {
    const {attempts, best, seed} = state.quizzes[id];
    const dealt = seed === undefined ? '' : `~${seed.toString(36)}`;
    return `${codes.quizzes.get(id)}${attempts.toString(36)}~${shareCode(best)}${dealt}`;
  });
  const answered = questionsOf(outline).filter(({id}) => state.answers[id]);
  /** @param {typeof answered} kept @param {(kind: string) => boolean} isWhole */
  const write = (kept, isWhole) => {
    const answers = kept.map(({id, kind}) => {
      const {response, share} = state.answers[id];
      return codes.questions.get(id) + shareCode(share) + (isWhole(kind) ? `~${escaped(response)}` : '');
    });
    return `${MARK}${seen.join('')}|${quizzes.join(';')}|${answers.join(';')}`;
  };
  const shorter = [
    () => write(answered, () => true),
    () => write(answered, (kind) => kind !== 'open'),
    () => write(answered, (kind) => !TYPED.includes(kind)),
    () => write(answered, (kind) => kind === 'scale'),
    () => write(answered.filter(({scored}) => scored), (kind) => kind === 'scale'),
    () => write([], () => false),
  ];
  return shorter.map((attempt) => attempt()).find((text) => text.length <= limit) ?? '';
}

/**
 * Read what `encodeState` wrote, also for an older or newer version of the course; null when it is no state.
 * @param {import('../types.js').Outline} outline
 * @param {string} text
 * @returns {import('../types.js').State | null}
 */
export function decodeState(outline, text) {
  if (!text.startsWith(MARK)) return null;
  const [seen = '', quizzes = '', answers = ''] = text.slice(MARK.length).split('|');
  const codes = allCodes(outline);
  const state = emptyState();
  const visited = new Set(seen.match(/.{4}/gu) ?? []);
  state.seen = outline.lessons.filter((id) => visited.has(/** @type {string} */ (codes.lessons.get(id))));
  for (const [id, rest] of entries(quizzes, codes.quizzes)) {
    const [attempts, best = '0', dealt = ''] = rest.split('~');
    const seed = parseInt(dealt, 36);
    state.quizzes[id] = {attempts: parseInt(attempts, 36) || 0, best: shareFrom(best),
      ...(Number.isNaN(seed) ? {} : {seed})};
  }
  for (const [id, rest] of entries(answers, codes.questions)) {
    const [share, ...response] = rest.split('~');
    state.answers[id] = {share: shareFrom(share), response: decoded(response.join('~'))};
  }
  return state;
}

/**
 * Take from the device the responses that had no room in a platform, where both know of the same answer.
 * @param {import('../types.js').State} there
 * @param {import('../types.js').State} here
 * @returns {Record<string, import('../types.js').Answered>}
 */
export function filledIn(there, here) {
  return Object.fromEntries(Object.entries(there.answers).map(([id, answer]) => {
    const known = here.answers[id];
    const isSame = answer.response === '' && known && shareCode(known.share) === shareCode(answer.share);
    return [id, isSame ? known : answer];
  }));
}

/**
 * Split a section into ids and what stands behind their codes; codes that the course does not know are skipped.
 * @param {string} section
 * @param {Map<string, string>} codes
 * @returns {[string, string][]}
 */
function entries(section, codes) {
  const ids = new Map([...codes].map(([id, code]) => [code, id]));
  return section.split(';').flatMap((entry) => {
    const id = ids.get(entry.slice(0, 4));
    return id === undefined ? [] : [/** @type {[string, string]} */ ([id, entry.slice(4)])];
  });
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
