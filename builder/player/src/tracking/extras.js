/** Answers and objectives: told where a platform takes them; one that does not loses nothing else. */

/** @typedef {import('./api.js').Line} Line */
/** @typedef {import('./platform.js').Rows} Rows */

// A platform that confirms nothing is not given ever more.
const MOST_WAITING = 200;

/** @param {Line} lms @param {string} list */
function countOf(lms, list) {
  const count = lms.get(`${list}._count`);
  return /^\d+$/.test(count) ? Number(count) : -1;
}

/**
 * Write each answer as an interaction of its own, after those that are there; until a commit has confirmed
 * them they are written again, in the same place.
 * @param {Line} lms
 */
export function createAnswers(lms) {
  /** @type {{index: number, rows: Rows}[]} */
  let waiting = [];
  /** @type {number | null} where the next one goes; below zero there are none to be had */
  let next = null;

  /** @param {{index: number, rows: Rows}} answer @param {number} index */
  function writeAt(answer, index) {
    const [first, ...others] = answer.rows.map(([name, value]) => {
      return /** @type {[string, string]} */ ([`cmi.interactions.${index}.${name}`, value]);
    });
    const said = lms.set(...first);
    if (said !== 'taken') return said === 'lacking' ? -1 : index;
    answer.index = index;
    others.forEach((row) => lms.set(...row));
    return index + 1;
  }

  return {
    /** @param {Rows} rows */
    add(rows) {
      if (waiting.length < MOST_WAITING) waiting.push({index: -1, rows});
    },
    write() {
      if (waiting.length === 0) return;
      next ??= countOf(lms, 'cmi.interactions');
      for (const answer of waiting) {
        if (answer.index >= 0) writeAt(answer, answer.index);
        else if (next >= 0) next = writeAt(answer, next);
      }
    },
    settle() {
      waiting = [];
    },
  };
}

/**
 * Find objectives by their ids, never by their places: a platform may have filled some in.
 * @param {Line} lms
 * @returns {(id: string) => number} where an objective stands; below zero there is none to be had
 */
export function createObjectives(lms) {
  /** @type {Map<string, number> | null} */
  let places = null;
  let next = 0;

  function read() {
    next = countOf(lms, 'cmi.objectives');
    const indices = Array.from({length: Math.max(0, next)}, (_, index) => index);
    return new Map(indices.map((index) => [lms.get(`cmi.objectives.${index}.id`), index]));
  }

  return (id) => {
    places ??= read();
    const place = places.get(id);
    if (place !== undefined || next < 0) return place ?? -1;
    if (lms.set(`cmi.objectives.${next}.id`, id) !== 'taken') {
      next = -1;
      return -1;
    }
    places.set(id, next);
    next += 1;
    return next - 1;
  };
}
