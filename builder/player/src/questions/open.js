/** Write freely; nothing judges it. */

import {one} from '../dom.js';

/**
 * @param {HTMLElement} root
 * @returns {import('../types.js').Controls}
 */
export function open(root) {
  const area = /** @type {HTMLTextAreaElement} */ (one(root, 'textarea[data-open]'));
  return {
    response: () => area.value.trim(),
    restore: (response) => void (area.value = response),
    missing: () => (area.value.trim() ? null : area),
    lock: (locked) => void (area.readOnly = locked),
  };
}
