/** Fill the gaps of a sentence with words or numbers. */

import {all} from '../dom.js';

/**
 * @param {HTMLElement} root
 * @returns {import('../types.js').Controls}
 */
export function gaps(root) {
  const inputs = /** @type {HTMLInputElement[]} */ (all(root, 'input[data-gap]'));
  return {
    response: () => inputs.map((input) => input.value.trim()).join('\n'),
    restore(response) {
      const texts = response.split('\n');
      inputs.forEach((input, place) => void (input.value = texts[place] ?? ''));
    },
    missing: () => inputs.find((input) => input.value.trim() === '') ?? null,
    lock: (locked) => inputs.forEach((input) => void (input.readOnly = locked)),
  };
}
