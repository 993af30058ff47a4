/** Deal the questions of an attempt: which are asked, and in which order their options stand. */

// Two characters in base 36: a platform gives little room.
const SEEDS = 36 ** 2;

/** Choose how an attempt is dealt; the seed is kept with the progress, so that nothing moves when one comes back. */
export function newSeed() {
  return Math.floor(Math.random() * SEEDS);
}

/**
 * Give a text a number that looks like chance, the same one each time (FNV-1a, then the last step of MurmurHash3:
 * without it, ids that differ in their last letter alone would always stand in one of few orders).
 * @param {string} text
 */
export function chance(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Bring things into an order that a seed decides.
 * @template Thing
 * @param {Thing[]} things
 * @param {number} seed
 * @param {(thing: Thing) => string} nameOf
 * @returns {Thing[]}
 */
export function mixed(things, seed, nameOf) {
  const rank = (/** @type {Thing} */ thing) => chance(`${seed} ${nameOf(thing)}`);
  return [...things].sort((one, other) => rank(one) - rank(other));
}

/**
 * Draw so many questions of a quiz; they keep their order.
 * @param {import('../types.js').Quiz} quiz
 * @param {number} seed
 * @returns {import('../types.js').Quiz}
 */
export function drawn(quiz, seed) {
  if (!quiz.draw) return quiz;
  const chosen = mixed(quiz.questions, seed, ({id}) => id).slice(0, quiz.draw);
  return {...quiz, questions: quiz.questions.filter((question) => chosen.includes(question))};
}
