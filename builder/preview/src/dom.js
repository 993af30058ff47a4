/** Find and make elements; texts are always texts. */

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function find(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return /** @type {T} */ (found);
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param {string} label @param {() => void} act */
export function button(label, act) {
  const made = make('button', {type: 'button'}, label);
  made.addEventListener('click', act);
  return made;
}

/** Say something, to screen readers too. @param {string} text */
export function tell(text) {
  find('status').textContent = text;
}
