/** Show the options of a question in an order that a seed decides. */

import {mixed} from '../scoring/deal.js';
import {all} from '../dom.js';

/**
 * @param {HTMLElement} field
 * @param {number} seed
 */
export function shuffleOptions(field, seed) {
  const id = field.dataset.question ?? '';
  const lists = all(field, 'select').map((select) => all(select, 'option:not([value=""])'));
  for (const options of [all(field, 'label.option'), ...lists]) {
    options[0]?.parentElement?.append(...mixed(options, seed, (option) => `${id} ${valueOf(option)}`));
  }
}

/** @param {HTMLElement} option */
function valueOf(option) {
  return (option.matches('option') ? option : option.querySelector('input'))?.getAttribute('value') ?? '';
}
