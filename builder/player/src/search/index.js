/** Read the pages for searching: what everybody can see there, never an answer. */

import {all} from '../dom.js';
import {searchable} from './matcher.js';

// What says no word of the course, or what the reader is to find out.
const LEFT_OUT = '[hidden], [data-scripted], [data-answers], .visually-hidden, nav, button, textarea, script, noscript, '
  + 'details.key, fieldset.question > :not(legend, .stem), math annotation';
const BLOCKS = 'p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, legend, figcaption, caption, pre, blockquote, summary, div';

/**
 * @typedef {{element: HTMLElement, text: import('./matcher.js').Searchable}} Block a part of a page, as it is drawn
 * @typedef {{title: import('./matcher.js').Searchable, heading: HTMLElement, above: string, route: string,
 *   blocks: Block[]}} Entry
 */

/**
 * Read all lessons, modules and the terms of the glossary.
 * @param {Document} doc
 * @returns {Entry[]}
 */
export function readPages(doc) {
  const pages = all(doc, 'section.module[data-page], section[data-lesson]').flatMap((page) => {
    const above = all(page, ':scope > .kicker')[0]?.textContent ?? '';
    return entryOf(page, all(page, 'h1, h2')[0], above, page.id);
  });
  const glossary = all(doc, '[data-page="glossary"]')[0];
  if (!glossary) return pages;
  const above = all(glossary, 'h1, h2')[0]?.textContent ?? '';
  return [...pages, ...all(glossary, '[id^="term-"]').flatMap((term) => entryOf(term, all(term, 'dt')[0], above, term.id))];
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement | undefined} heading
 * @param {string} above
 * @param {string} route
 * @returns {Entry[]}
 */
function entryOf(root, heading, above, route) {
  if (!heading) return [];
  const blocks = [...textsOf(root)].filter(([element]) => element !== heading && !element.matches('.kicker'));
  return [{title: searchable(heading.textContent ?? ''), heading, above: above.trim(), route,
    blocks: blocks.map(([element, text]) => ({element, text: searchable(text)})).filter(({text}) => text.text)}];
}

/**
 * Gather text by the block that it stands in.
 * @param {HTMLElement} root
 */
function textsOf(root) {
  /** @type {Map<HTMLElement, string>} */
  const texts = new Map();
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    const isOut = node instanceof Element && node.matches(LEFT_OUT);
    return isOut ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text)) continue;
    const block = /** @type {HTMLElement} */ (node.parentElement?.closest(BLOCKS) ?? root);
    texts.set(block, (texts.get(block) ?? '') + node.data);
  }
  return texts;
}
