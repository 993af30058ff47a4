/** Tick one option, or all that are right. */

import {all} from '../dom.js';

/**
 * @param {HTMLElement} root
 * @returns {import('../types.js').Controls}
 */
export function choice(root) {
  const boxes = /** @type {HTMLInputElement[]} */ (all(root, 'input'));
  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
  return {
    response: () => ticked().sort().join(','),
    restore(response) {
      const values = response.split(',');
      boxes.forEach((box) => void (box.checked = values.includes(box.value)));
    },
    missing: () => (ticked().length ? null : boxes[0]),
    lock: (locked) => boxes.forEach((box) => void (box.disabled = locked)),
  };
}
