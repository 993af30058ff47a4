/** Show what is wrong with the course, with the way to each line and what its code means. */

import {button, find, make, tell} from './dom.js';

/** @typedef {{code: string, severity: string, message: string, hint: string, place: string, excerpt: string, editor: string, explained: boolean}} Problem */

const ORDER = ['error', 'warning', 'note'];
const NAMES = /** @type {Record<string, string>} */ ({error: 'Error', warning: 'Warning', note: 'Note'});

/** @param {{problems: Problem[], stale: boolean, trouble: string}} state */
export function showProblems({problems, stale, trouble}) {
  const rows = [...problems].sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
  const panel = find('problems');
  const open = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
  panel.replaceChildren(...(rows.length ? rows.map(boxOf) : [make('p', {}, 'Nothing is wrong.')]));
  if (open) /** @type {HTMLElement | null} */ (panel.querySelector(`[data-key="${CSS.escape(open)}"]`))?.focus();
  find('count').textContent = rows.length ? `(${rows.length})` : '';
  warn(rows.filter(({severity}) => severity === 'error').length, stale, trouble);
}

/** @param {number} errors @param {boolean} stale @param {string} trouble */
function warn(errors, stale, trouble) {
  const box = find('stale');
  const many = errors === 1 ? '1 error' : `${errors} errors`;
  const text = trouble || (stale ? `The course has ${many}. You see the last page that could be made.` : '');
  if (box.textContent !== text) box.textContent = text;
  box.hidden = text === '';
}

/** @param {Problem} problem */
function boxOf({code, severity, message, hint, place, excerpt, editor, explained}) {
  const where = make('p', {}, make('a', {href: editor, 'data-key': `${code} ${place}`, title: 'Open in VS Code'}, make('code', {}, place)), ' ',
    button('Copy', () => copy(place)));
  const means = explained ? [button(`Explain ${code}`, () => explain(code))] : [];
  return make('div', {class: `problem ${severity}`}, make('p', {class: 'kind'}, `${NAMES[severity] ?? severity} ${code}`),
    make('p', {}, message), ...(excerpt ? [make('pre', {}, excerpt)] : []), ...(hint ? [make('p', {class: 'soft'}, hint)] : []),
    where, ...means);
}

/** @param {string} place */
async function copy(place) {
  try {
    await navigator.clipboard.writeText(place);
    tell(`Copied: ${place}`);
  } catch {
    tell(place);
  }
}

/** @param {string} code */
async function explain(code) {
  const answer = await fetch(`/explain/${encodeURIComponent(code)}`);
  if (!answer.ok) return;
  const {title, why, mend, wrong, right, family} = await answer.json();
  const box = /** @type {HTMLDialogElement} */ (find('explained'));
  /** @param {string} name @param {string} text */
  const example = (name, text) => (text ? [make('p', {class: 'kind'}, name), make('pre', {}, text)] : []);
  box.replaceChildren(make('h2', {id: 'explained-title'}, `${code}: ${title}`), make('p', {class: 'soft'}, family), make('p', {}, why),
    make('p', {}, mend), ...example('Wrong', wrong), ...example('Right', right), button('Close', () => box.close()));
  box.showModal();
}
