/** Open the sealed key of a quiz: a deterrent against peeking, no secret. */

/**
 * @param {string} sealed base64 of the key's JSON, XORed with the repeated bytes of `course/quiz`
 * @param {string} course
 * @param {string} quiz
 * @returns {Record<string, import('../types.js').Key>}
 */
export function openKey(sealed, course, quiz) {
  const pattern = new TextEncoder().encode(`${course}/${quiz}`);
  const letters = atob(sealed);
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place += 1) {
    bytes[place] = letters.charCodeAt(place) ^ pattern[place % pattern.length];
  }
  return JSON.parse(new TextDecoder().decode(bytes));
}
