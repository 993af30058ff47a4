/** Choose each term's partner from a list. */

import {all} from '../dom.js';

/**
 * @param {HTMLElement} root
 * @returns {import('../types.js').Controls}
 */
export function match(root) {
  const selects = /** @type {HTMLSelectElement[]} */ (all(root, 'select[data-left]'));
  const chosen = () => selects.filter((select) => select.value !== '');
  return {
    response: () => chosen().map((select) => `${select.dataset.left}.${select.value}`).sort().join(','),
    restore(response) {
      const partners = new Map(response.split(',').map((pair) => /** @type {[string, string]} */ (pair.split('.'))));
      selects.forEach((select) => void (select.value = partners.get(select.dataset.left ?? '') ?? ''));
    },
    missing: () => selects.find((select) => select.value === '') ?? null,
    lock: (locked) => selects.forEach((select) => void (select.disabled = locked)),
  };
}
