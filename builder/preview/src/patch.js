/** Find what differs between two versions of a course's page, and change the open one in its place. */

/**
 * A place where children of an element were replaced: `path` leads from the page's section to that element, `fresh`
 * stands from child `start` on in place of `old`.
 * @typedef {{page: string, path: number[], start: number, old: Element[], fresh: Element[]}} Change
 */

// What the player has started once, it does not start again: these need the whole page.
const STARTED = '[data-quiz], [data-survey], [data-question], textarea, audio, video, pre, .formula, [data-continue], ' +
  '[data-fill], [data-result], a[data-term]';
// The player watches how wide a table is: it must stay, but what is in it may change.
const WATCHED = `${STARTED}, table, [data-scrolls]`;

/** @param {string} text */
export function read(text) {
  return new DOMParser().parseFromString(text, 'text/html');
}

/** @param {Document} doc @returns {Map<string, Element>} the sections that the player shows as pages, in order */
export function pagesOf(doc) {
  const sections = /** @type {NodeListOf<HTMLElement>} */ (doc.querySelectorAll('[data-page]'));
  return new Map([...sections].map((section) => [section.dataset.page ?? '', section]));
}

/**
 * Compare pages that both versions have; `areSame` is false where one has pages that the other has not.
 * @param {Document} before
 * @param {Document} now
 * @param {(page: string) => boolean} counts
 * @returns {{changes: Change[], areSame: boolean}}
 */
export function compare(before, now, counts = () => true) {
  const [old, fresh] = [before, now].map((doc) => new Map([...pagesOf(doc)].filter(([page]) => counts(page))));
  const areSame = [...old.keys()].join('\n') === [...fresh.keys()].join('\n');
  const changes = [...fresh].flatMap(([page, section]) => {
    const other = old.get(page);
    return other && !other.isEqualNode(section) ? [changeIn(page, other, section, [])] : [];
  });
  return {changes, areSame};
}

/** Tell whether anything differs that is not in a page. @param {Document} before @param {Document} now */
export function isFrameSame(before, now) {
  /** @param {Document} doc */
  const rest = (doc) => [...doc.querySelectorAll('head > *, body > :not(main)')].flatMap((part) => {
    if (part.querySelector('main')) return [...part.children].filter((one) => !one.matches('main')).map(outer);
    return [outer(part)];
  });
  return rest(before).join('\n') === rest(now).join('\n');
}

/** What stands around the main part may hold it a level deeper. @param {Element} part */
function outer(part) {
  return part.outerHTML;
}

/**
 * Go down as long as one child alone differs.
 * @param {string} page
 * @param {Element} old
 * @param {Element} fresh
 * @param {number[]} path
 * @returns {Change}
 */
function changeIn(page, old, fresh, path) {
  const [before, now] = [[...old.children], [...fresh.children]];
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start].isEqualNode(now[start])) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end].isEqualNode(now[now.length - 1 - end])) end += 1;
  const [was, is] = [before.slice(start, before.length - end), now.slice(start, now.length - end)];
  const isOne = was.length === 1 && is.length === 1;
  if (isOne && isOpen(was[0], is[0])) return changeIn(page, was[0], is[0], [...path, start]);
  return {page, path, start, old: was, fresh: is};
}

/** Only boxes of blocks that are alike are looked into; a paragraph is changed as a whole. @param {Element} old @param {Element} fresh */
function isOpen(old, fresh) {
  const areBoxes = [old, fresh].every((one) => one.children.length > 0 && !hasWords(one));
  return areBoxes && old.cloneNode(false).isEqualNode(fresh.cloneNode(false));
}

/** @param {Element} element */
function hasWords(element) {
  return [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
}

/** Say whether the open page can be changed in its place. @param {Change} change */
export function isLight({old, fresh}) {
  const hasLessThanPage = [...old, ...fresh].every((one) => !one.matches('[data-page], h1, h2'));
  return hasLessThanPage && [...old, ...fresh].every((one) => !one.matches(WATCHED) && !one.querySelector(WATCHED) && !one.closest(STARTED));
}

/**
 * Find the element that a change is in; null where the open page is not as it should be.
 * @param {Document} doc
 * @param {Change} change
 */
function parentIn(doc, {page, path}) {
  let place = pagesOf(doc).get(page) ?? null;
  for (const index of path) place = place?.children[index] ?? null;
  return place;
}

/**
 * Change the open page; null where it is another one than the version before, so that it must be opened anew.
 * @param {Document} doc
 * @param {Change} change
 * @returns {Element | null} where the change can be seen
 */
export function apply(doc, change) {
  const parent = parentIn(doc, change);
  if (!parent) return null;
  const olds = change.old.map((_, index) => parent.children[change.start + index]);
  if (!olds.every((one, index) => one && textOf(one) === textOf(change.old[index]))) return null;
  const next = parent.children[change.start + olds.length] ?? null;
  const fresh = change.fresh.map((one) => /** @type {Element} */ (doc.importNode(one, true)));
  olds.forEach((one) => one.remove());
  fresh.forEach((one) => parent.insertBefore(one, next));
  return fresh[0] ?? next ?? parent;
}

/** Find where a change can be seen in a page that was opened anew. @param {Document} doc @param {Change} change */
export function seenIn(doc, change) {
  const parent = parentIn(doc, change);
  return parent?.children[change.start] ?? parent;
}

/** Let a version have the pages of another one. @param {Document} before @param {Document} now @param {(page: string) => boolean} counts */
export function carryOver(before, now, counts) {
  const old = pagesOf(before);
  for (const [page, section] of pagesOf(now)) {
    if (counts(page)) old.get(page)?.replaceWith(before.importNode(section, true));
  }
}

/** @param {Element} element */
function textOf(element) {
  return (element.textContent ?? '').replace(/\s+/gu, ' ').trim();
}
