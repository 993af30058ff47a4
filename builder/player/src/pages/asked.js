/** Draw only the page that is asked for until the player runs: of the others the browser measures nothing. */

const PLACE = 'satchel-asked';

/**
 * Leave all other pages out, and on narrow screens the contents; print shows everything still.
 * An address inside a page tells nothing of the page, so then all are drawn.
 * @param {Document} doc
 * @param {string} hash
 */
export function showAsked(doc, hash) {
  const route = decoded(hash.slice(1).replace(/~.*$/u, '')) || '/';
  if (!route.startsWith('/')) return;
  const style = doc.createElement('style');
  style.id = PLACE;
  const others = `[data-page]:not(#${CSS.escape(route)})`;
  style.textContent = `@media screen { ${others} { display: none } } @media screen and (max-width: 59.99rem) { nav.contents { display: none } }`;
  doc.head.append(style);
  // Where the player cannot start, everything is there to read.
  doc.addEventListener('DOMContentLoaded', () => showAll(doc));
}

/**
 * Draw what the player shows.
 * @param {Document} doc
 */
export function showAll(doc) {
  doc.getElementById(PLACE)?.remove();
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
