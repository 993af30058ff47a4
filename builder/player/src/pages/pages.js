/** Show one page at a time, by the address behind `#`. */

import {all, focusOn, one} from '../dom.js';

/**
 * Turn the page's sections into pages.
 * @param {Window} win
 * @param {import('../types.js').Outline} outline
 * @param {import('../progress/session.js').Session} session
 */
export function startPages(win, outline, session) {
  const doc = win.document;
  const pages = all(doc, '[data-page]'); // an author's words may have the class `page`, but no such attribute
  const start = one(doc, '[data-page=""]');

  /** @param {HTMLElement} page */
  function show(page) {
    pages.forEach((other) => void (other.hidden = other !== page));
    all(doc, 'nav.contents a[href^="#"]').forEach((link) => markCurrent(link, `#${page.id}`));
    const heading = headingOf(page);
    const isStart = page === start;
    // Every page has one heading of the first level: its own, or the title of the course above it.
    all(doc, '[data-course-title]').forEach((title) => setHeading(title, heading?.tagName !== 'H1'));
    doc.title = isStart || !heading ? outline.title : `${textOf(heading)} – ${outline.title}`;
    // Only modules and lessons are places to go on from.
    if (page.matches('.module, .lesson')) session.visit(page.dataset.page ?? '', page.dataset.lesson);
    return heading;
  }

  /** @param {string} hash */
  function follow(hash) {
    const target = targetOf(doc, hash) ?? start;
    const page = /** @type {HTMLElement} */ (target.closest('[data-page]') ?? start);
    const heading = show(page);
    if (target !== page) return arrive(target);
    win.scrollTo(0, 0);
    const first = all(page, '[data-first-focus]')[0] ?? heading;
    if (first) focusOn(first, {preventScroll: true});
  }

  win.addEventListener('hashchange', () => follow(win.location.hash));
  doc.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.hash || event.defaultPrevented || !link.getAttribute('href')?.startsWith('#')) return;
    // A frame without an origin may not even change the part of its address behind `#`.
    win.setTimeout(() => win.location.hash === link.hash || follow(link.hash));
  });
  all(doc, 'a.skip').forEach((skip) => skip.addEventListener('click', (event) => {
    // The address stays that of the page.
    event.preventDefault();
    const page = pages.find((other) => !other.hidden);
    focusOn((page && headingOf(page)) ?? one(doc, 'main'));
  }));
  const first = targetOf(doc, win.location.hash);
  const opened = /** @type {HTMLElement} */ (first?.closest('[data-page]') ?? start);
  show(opened);
  if (first && first !== opened) arrive(first);
}

/**
 * Go to a place inside a page: a footnote, a term, a question.
 * @param {HTMLElement} target
 */
function arrive(target) {
  target.closest('details')?.setAttribute('open', '');
  target.scrollIntoView();
  focusOn(target, {preventScroll: true});
}

/** @param {HTMLElement} page */
function headingOf(page) {
  return all(page, 'h1, h2')[0] ?? null;
}

/**
 * @param {HTMLElement} element
 * @param {boolean} isHeading
 */
function setHeading(element, isHeading) {
  if (isHeading) element.setAttribute('role', 'heading');
  else element.removeAttribute('role');
  if (isHeading) element.setAttribute('aria-level', '1');
  else element.removeAttribute('aria-level');
}

/** @param {HTMLElement} element */
function textOf(element) {
  return (element.textContent ?? '').trim().replace(/\s+/gu, ' ');
}

/** @param {HTMLElement} link @param {string} route */
function markCurrent(link, route) {
  if (link.getAttribute('href') === route) link.setAttribute('aria-current', 'page');
  else link.removeAttribute('aria-current');
}

/**
 * Find the element that an address names.
 * @param {Document} doc
 * @param {string} hash
 */
function targetOf(doc, hash) {
  try {
    return doc.getElementById(decodeURIComponent(hash.slice(1)) || '/');
  } catch {
    return null;
  }
}
