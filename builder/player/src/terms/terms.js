/** Open the definition of a term where it is read; without the script its link leads to the glossary. */

import {all, button, focusOn, make} from '../dom.js';

/**
 * @param {Window} win
 * @param {import('../voice.js').Voice} voice
 */
export function startTerms(win, voice) {
  const doc = win.document;
  /** @type {{box: HTMLElement, link: HTMLElement} | null} */
  let shown = null;

  /** @param {boolean} goBack */
  function close(goBack) {
    if (!shown) return;
    const {box, link} = shown;
    shown = null;
    box.remove();
    link.setAttribute('aria-expanded', 'false');
    if (goBack) link.focus();
  }

  /** @param {HTMLElement} link @param {HTMLElement} entry */
  function open(link, entry) {
    // A term inside a definition opens in its place; the way back leads to where the reader was.
    const from = shown?.box.contains(link) ? shown.link : link;
    close(false);
    const box = boxOf(entry, voice, () => close(true));
    shown = {box, link: from};
    from.setAttribute('aria-expanded', 'true');
    place(box, from);
    focusOn(box);
  }

  all(doc, 'a[data-term]').forEach((link) => link.setAttribute('aria-expanded', 'false'));
  doc.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = /** @type {HTMLElement | null | undefined} */ (target?.closest('a[data-term]'));
    const entry = doc.getElementById(`term-${link?.dataset.term}`);
    if (link && entry && isPlain(event)) {
      event.preventDefault();
      if (shown?.link === link) close(true);
      else open(link, entry);
    } else if (!target || !shown?.box.contains(target)) close(false);
  }, true);
  doc.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close(true);
  });
  doc.addEventListener('focusin', (event) => {
    const target = /** @type {Node} */ (event.target);
    if (shown && !shown.box.contains(target) && target !== shown.link) close(false);
  });
  win.addEventListener('hashchange', () => close(false));
  win.addEventListener('resize', () => shown && place(shown.box, shown.link));
}

/**
 * Tell a plain click, or Enter, from one that opens another window.
 * @param {MouseEvent} event
 */
function isPlain(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

/**
 * Make the box from what the glossary says.
 * @param {HTMLElement} entry
 * @param {import('../voice.js').Voice} voice
 * @param {() => void} close
 */
function boxOf(entry, voice, close) {
  const name = all(entry, 'dt')[0];
  const parts = all(entry, 'dt, dd').map((part) => {
    const copy = make(part === name ? 'p' : 'div', {class: part === name ? 'name' : 'meaning'});
    for (const key of ['lang', 'dir']) if (part.hasAttribute(key)) copy.setAttribute(key, part.getAttribute(key) ?? '');
    copy.append(...[...part.childNodes].map((node) => node.cloneNode(true)));
    all(copy, '[id]').forEach((element) => element.removeAttribute('id'));
    return copy;
  });
  const ways = make('p', {class: 'ways'}, make('a', {href: `#${entry.id}`}, voice.say('Open the glossary')),
    ' ', button(voice.say('Close'), close));
  const label = (name?.textContent ?? '').trim();
  return make('div', {class: 'definition', role: 'dialog', 'aria-label': label, tabindex: '-1'}, ...parts, ways);
}

/**
 * Put the box behind the block that its link stands in, right under the link and never beyond the page's sides.
 * @param {HTMLElement} box
 * @param {HTMLElement} link
 */
function place(box, link) {
  const page = /** @type {HTMLElement} */ (link.closest('[data-page]') ?? link.parentElement);
  let block = link;
  while (block.parentElement && block.parentElement !== page) block = block.parentElement;
  if (box.previousElementSibling !== block) block.after(box);
  const around = page.getBoundingClientRect();
  const lines = link.getClientRects();
  const line = lines[lines.length - 1];
  const least = Math.max(0, Math.min(line.left - around.left, around.width - box.offsetWidth));
  box.style.setProperty('top', `${line.bottom - around.top + 6}px`);
  box.style.setProperty('left', `${least}px`);
}
