/** Digest a text with SHA-256 (FIPS 180-4); browsers offer theirs on secure pages alone, and never at once. */

const PRIMES = [2, 3];
for (let number = 5; PRIMES.length < 64; number += 2) if (PRIMES.every((prime) => number % prime)) PRIMES.push(number);

/** The first 32 bits behind the point. @param {number} root */
function fraction(root) {
  return ((root % 1) * 2 ** 32) | 0;
}

const STEPS = PRIMES.map((prime) => fraction(prime ** (1 / 3)));
const BEGIN = PRIMES.slice(0, 8).map((prime) => fraction(prime ** (1 / 2)));

/** @param {number} word @param {number} places */
function turned(word, places) {
  return (word >>> places) | (word << (32 - places));
}

/** Fill up to whole blocks of 64 bytes: a one, zeros, the length in bits. @param {string} text */
function blocksOf(text) {
  const bytes = new TextEncoder().encode(text);
  const filled = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  filled.set(bytes);
  filled[bytes.length] = 0x80;
  const view = new DataView(filled.buffer);
  view.setUint32(filled.length - 4, bytes.length * 8);
  const words = Array.from({length: filled.length / 4}, (_, place) => view.getInt32(place * 4));
  return Array.from({length: words.length / 16}, (_, block) => words.slice(block * 16, block * 16 + 16));
}

/** @param {number[]} block 16 words become 64 */
function stretched(block) {
  const words = [...block];
  for (let place = 16; place < 64; place += 1) {
    const [early, late] = [words[place - 15], words[place - 2]];
    words.push((words[place - 16] + words[place - 7]
      + (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10))) | 0);
  }
  return words;
}

/** @param {number[]} state @param {number[]} block */
function mixed(state, block) {
  const words = stretched(block);
  let [a, b, c, d, e, f, g, h] = state;
  for (let place = 0; place < 64; place += 1) {
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + STEPS[place] + words[place]) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, place) => (word + state[place]) | 0);
}

/**
 * Give the eight words of a text's digest.
 * @param {string} text
 */
export function digest(text) {
  return blocksOf(text).reduce(mixed, BEGIN);
}
