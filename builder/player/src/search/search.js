/** Find words in the lessons and the glossary, while they are typed. */

import {all, focusOn, make, one} from '../dom.js';
import {readPages} from './index.js';
import {countIn, excerpt, wordsOf} from './matcher.js';

const MOST_PAGES = 50;
const MOST_EXCERPTS = 3;
// So long nobody types: then the number of pages is said.
const PAUSE = 500;

/**
 * @param {Window} win
 * @param {import('../voice.js').Voice} voice
 * @param {(text: string) => void} announce
 */
export function startSearch(win, voice, announce) {
  const doc = win.document;
  const box = /** @type {HTMLInputElement | undefined} */ (all(doc, 'input[data-search]')[0]);
  if (!box) return;
  const list = one(doc, '[data-results]');
  const count = one(doc, '[data-search-count]');
  /** @type {import('./index.js').Entry[] | null} */
  let entries = null;
  let later = 0;

  /** @param {string} typed */
  function look(typed) {
    entries = entries ?? readPages(doc);
    const words = wordsOf(typed);
    const found = words.length ? matching(entries.map(visible), words) : [];
    list.replaceChildren(...found.slice(0, MOST_PAGES).map((entry) => resultOf(win, entry, words)));
    const said = found.length ? voice.say('Pages found: %d', found.length) : voice.say('Nothing found.');
    count.textContent = words.length ? said : '';
    win.clearTimeout(later);
    later = win.setTimeout(() => announce(count.textContent ?? ''), PAUSE);
  }

  box.addEventListener('input', () => look(box.value));
  win.addEventListener('hashchange', () => win.clearTimeout(later));
}

/**
 * Leave out what a room must not read: a trainer's notes while the page is projected.
 * @param {import('./index.js').Entry} entry
 */
function visible(entry) {
  return {...entry, blocks: entry.blocks.filter(({element}) => !element.closest('[data-view="projection"] .trainer'))};
}

/**
 * List the entries that hold all words, those with the words in their title first.
 * @param {import('./index.js').Entry[]} entries
 * @param {string[]} words
 */
export function matching(entries, words) {
  const found = entries.filter(({title, blocks}) => words.every((word) => {
    return title.letters.includes(word) || blocks.some(({text}) => text.letters.includes(word));
  }));
  const isNamed = (/** @type {import('./index.js').Entry} */ entry) => countIn(entry.title, words) === words.length;
  return [...found.filter(isNamed), ...found.filter((entry) => !isNamed(entry))];
}

/**
 * @param {Window} win
 * @param {import('./index.js').Entry} entry
 * @param {string[]} words
 */
function resultOf(win, entry, words) {
  const blocks = entry.blocks.filter(({text}) => countIn(text, words) > 0);
  const best = [...blocks].sort((a, b) => countIn(b.text, words) - countIn(a.text, words)).slice(0, MOST_EXCERPTS);
  const link = make('a', {href: `#${entry.route}`, ...languageOf(entry.heading)}, ...marked(entry.title, words));
  if (best[0]) link.addEventListener('click', () => showThere(win, best[0].element));
  const above = make('p', {class: 'kicker'}, entry.above);
  return make('li', {}, above, link, ...best.map(({element, text}) => {
    return make('p', {class: 'excerpt', ...languageOf(element)}, ...marked(text, words));
  }));
}

/**
 * @param {import('./matcher.js').Searchable} text
 * @param {string[]} words
 */
function marked(text, words) {
  const parts = excerpt(text, words);
  if (!parts.length) return [text.text];
  return parts.map((part) => (part.marked ? make('mark', {}, part.text) : part.text));
}

/**
 * Say the language of a text that is not the page's.
 * @param {HTMLElement} element
 * @returns {Record<string, string>}
 */
function languageOf(element) {
  const said = element.closest('[lang]');
  if (!said || said.matches('html')) return {};
  return {lang: said.getAttribute('lang') ?? '', dir: said.getAttribute('dir') ?? 'auto'};
}

/**
 * Once the page is turned, go to the place that was found; it stays marked until another page is opened.
 * @param {Window} win
 * @param {HTMLElement} element
 */
function showThere(win, element) {
  win.addEventListener('hashchange', () => {
    if (!element.checkVisibility?.()) element.closest('details')?.setAttribute('open', '');
    element.dataset.found = '';
    element.scrollIntoView({block: 'center'});
    focusOn(element, {preventScroll: true});
    win.addEventListener('hashchange', () => {
      all(win.document, '[data-found=""]').forEach((other) => void delete other.dataset.found);
    }, {once: true});
  }, {once: true});
}
