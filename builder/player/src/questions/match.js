/** Choose each term's partner from a list. */

import {all, make} from '../dom.js';

/**
 * @param {HTMLElement} root
 * @returns {import('../types.js').Controls}
 */
export function match(root) {
  const selects = /** @type {HTMLSelectElement[]} */ (all(root, 'select[data-left]'));
  const chosen = () => selects.filter((select) => select.value !== '');
  const spell = selects.map((select) => spelling(select));
  if (selects[0]) root.append(partners(selects[0]));
  return {
    response: () => chosen().map((select) => `${select.dataset.left}.${select.value}`).sort().join(','),
    restore(response) {
      const partners = new Map(response.split(',').map((pair) => /** @type {[string, string]} */ (pair.split('.'))));
      selects.forEach((select) => void (select.value = partners.get(select.dataset.left ?? '') ?? ''));
      spell.forEach((each) => each());
    },
    missing: () => selects.find((select) => select.value === '') ?? null,
    lock: (locked) => selects.forEach((select) => void (select.disabled = locked)),
  };
}

/**
 * List for paper what a closed list hides.
 * @param {HTMLSelectElement} select
 */
function partners(select) {
  const items = [...select.options].filter(({value}) => value).map((option) => {
    const item = make('li', {}, option.label);
    for (const name of ['lang', 'dir']) if (option.hasAttribute(name)) item.setAttribute(name, option.getAttribute(name) ?? '');
    return item;
  });
  return make('ul', {class: 'partners'}, ...items);
}

/**
 * Write below a closed list what is chosen in it, wherever the list cuts it off: on phones, and on paper.
 * @param {HTMLSelectElement} select
 */
function spelling(select) {
  // A list tells all of it to screen readers.
  const line = make('p', {class: 'chosen', 'aria-hidden': 'true'});
  select.after(line);

  /** Write it; whether there is room for it in the list is known when it is drawn. */
  function spell() {
    const option = select.selectedOptions[0];
    line.textContent = select.value ? option.label : '';
    for (const name of ['lang', 'dir']) {
      line.toggleAttribute(name, false);
      if (option?.hasAttribute(name)) line.setAttribute(name, option.getAttribute(name) ?? '');
    }
    line.hidden = !select.value;
    watch.unobserve(select);
    watch.observe(select);
  }

  /** Take it away where the list shows all of it. */
  function fit() {
    if (!select.value) return;
    line.hidden = false;
    line.style.cssText = 'flex: none; inline-size: max-content; white-space: nowrap';
    const {paddingInlineStart, paddingInlineEnd, fontSize} = getComputedStyle(select);
    // The arrow of a list is about as wide as a letter is high.
    const room = select.clientWidth - [paddingInlineStart, paddingInlineEnd, fontSize].reduce((sum, each) => sum + parseFloat(each), 0);
    line.hidden = line.offsetWidth <= room;
    line.style.cssText = '';
  }
  // It is told when a list is first watched and its page is open, when its page opens, and when letters become larger.
  const watch = new ResizeObserver(fit);
  select.addEventListener('change', spell);
  return spell;
}
