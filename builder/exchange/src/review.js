/** Touch a text, see its original, correct it or leave a note; all of it goes into one file. */

import { field, find, offer, page, recall, remember, say, tell, warn } from './shared.js';

const { course, version, locale, texts } = page();
const key = `satchel-review:${course}:${locale}`;
/**
 * What was said about a text; `seen` is the translation that was corrected.
 * @typedef {{text?: string, note?: string, right?: boolean, seen?: string}} Entry
 */

/** @type {Map<string, {mark: HTMLElement, nodes: ChildNode[]}[]>} */
const marks = new Map();
let current = '';

/** Take up what was kept, as far as it is what this page keeps. */
function restored() {
  const kept = recall(key) || {};
  /** @type {{by: string, native: string, texts: Record<string, Entry>}} */
  const found = { by: String(kept.by || ''), native: String(kept.native || ''), texts: {} };
  for (const [id, entry] of Object.entries(kept.texts || {})) {
    if (id in texts && entry && typeof entry === 'object') found.texts[id] = /** @type {Entry} */ (entry);
  }
  return found;
}

const state = restored();

/** Gather the places where each text stands, with what stands there now. */
function gather() {
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-text]'))) {
    const id = mark.dataset.text ?? '';
    marks.set(id, [...(marks.get(id) ?? []), { mark, nodes: [...mark.childNodes] }]);
    mark.tabIndex = 0;
    mark.setAttribute('role', 'button');
    paint(id);
  }
}

/** Show what was said about a text where it stands. @param {string} id */
function paint(id) {
  const entry = state.texts[id];
  const what = !entry ? '' : entry.text ? 'corrected' : entry.note ? 'noted' : entry.right ? 'right' : '';
  for (const { mark, nodes } of marks.get(id) || []) {
    mark.dataset.said = what;
    if (entry && entry.text) mark.textContent = entry.text;
    else mark.replaceChildren(...nodes);
  }
}

/** Count what was said. */
function count() {
  const said = Object.values(state.texts);
  /** @param {'text' | 'note' | 'right'} what */
  const number = (what) => said.filter((entry) => entry[what]).length;
  find('counts').textContent = say('%d corrected, %d with a note, %d right', number('text'), number('note'), number('right'));
}

function keep() {
  count();
  if (!remember(key, state)) warn();
}

/** Open the sheet of a text. @param {string} id */
function open(id) {
  const text = texts[id];
  if (!text) return;
  current = id;
  const entry = state.texts[id] || {};
  find('original').textContent = text.source;
  find('about').textContent = text.about;
  find('now').textContent = text.translation || say('Not translated yet');
  find('now').dir = text.translation ? find('correction').dir : 'auto';
  field('correction').value = entry.text || text.translation || text.draft;
  field('note').value = entry.note || '';
  find('take-back').hidden = !state.texts[id];
  compare();
  find('sheet').hidden = false;
  document.body.dataset.open = 'true';
  find('sheet').scrollTop = 0;
  find('sheet-title').focus({ preventScroll: true });
  reveal(id);
}

/** Show the translation beside the correction as soon as the two differ; before that it stands in the field. */
function compare() {
  const { translation } = texts[current];
  find('now-box').hidden = Boolean(translation) && field('correction').value === translation;
}

/** Bring a text above the sheet, and mark it. @param {string} id */
function reveal(id) {
  document.querySelector('[data-current]')?.removeAttribute('data-current');
  const first = marks.get(id)?.[0].mark;
  if (!first) return;
  first.dataset.current = 'true';
  for (let box = first.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
  first.scrollIntoView({ block: 'start' });
}

function close() {
  find('sheet').hidden = true;
  delete document.body.dataset.open;
  const mark = marks.get(current)?.[0].mark;
  if (mark) {
    mark.removeAttribute('data-current');
    mark.focus({ preventScroll: true });
  }
  current = '';
}

/** Write down what the sheet says; what says nothing is taken out. @param {boolean} right */
function note(right) {
  const text = field('correction').value.trim();
  const before = texts[current].translation;
  /** @type {Entry} */
  const entry = { note: field('note').value.trim(), right };
  if (!right && text && text !== before) Object.assign(entry, { text, seen: before });
  if (entry.text || entry.note || entry.right) state.texts[current] = entry;
  else delete state.texts[current];
  paint(current);
  keep();
}

/** Go on to the text after this one. */
function next() {
  const ids = [...marks.keys()];
  const id = ids[ids.indexOf(current) + 1];
  if (id) open(id);
  else close();
}

/** Write the file: only what the reviewer has said, in the order of the page. */
function written() {
  const said = [...marks.keys()].filter((id) => id in state.texts);
  const rows = said.map((id) => {
    const { text = '', note: words = '', right = false, seen } = state.texts[id];
    return { id, source: texts[id].source, seen: seen ?? texts[id].translation, text, note: words, right: Boolean(right) };
  });
  /** @type {Record<string, boolean>} */
  const natives = { yes: true, no: false };
  const native = natives[state.native] ?? null;
  const file = { format: 'satchel-review/1', course, version, locale, by: state.by, native, texts: rows };
  return JSON.stringify(file, null, 1);
}

/** Find the text that was touched: a link or a button around it is not followed. @param {Event} event */
function touched(event) {
  const mark = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-text]'));
  if (!mark) return;
  event.preventDefault();
  event.stopPropagation();
  open(mark.dataset.text ?? '');
}

/** @param {KeyboardEvent} event */
function typed(event) {
  if (event.key === 'Escape' && current) close();
  const isMark = event.target instanceof Element && event.target.matches('[data-text]');
  if (isMark && (event.key === 'Enter' || event.key === ' ')) touched(event);
}

field('by').value = state.by;
field('native').value = state.native;
find('by').addEventListener('input', () => { state.by = field('by').value; keep(); });
find('native').addEventListener('change', () => { state.native = field('native').value; keep(); });
find('keep').addEventListener('click', () => { note(false); close(); });
find('next').addEventListener('click', () => { note(Boolean(state.texts[current]?.right)); next(); });
find('right').addEventListener('click', () => { note(true); next(); });
find('take-back').addEventListener('click', () => { delete state.texts[current]; paint(current); keep(); close(); });
find('close').addEventListener('click', close);
find('correction').addEventListener('input', compare);
document.addEventListener('click', touched, true);
document.addEventListener('keydown', typed);
for (const box of document.querySelectorAll('details')) box.open = true;
gather();
count();
offer('review', written);
tell('');
