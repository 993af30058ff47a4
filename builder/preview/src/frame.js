/** Show the course's page in its frame, and keep it as its files are. */

import {find, tell} from './dom.js';
import {apply, carryOver, compare, isFrameSame, isLight, read, seenIn} from './patch.js';

/** @typedef {import('./patch.js').Change} Change */

const FLASH = 1600;

/**
 * @param {() => void} beforeLoad called before the page is opened, so that its platform is there
 * @param {(win: Window) => void} onLoad
 */
export function createFrame(beforeLoad, onLoad) {
  const frame = /** @type {HTMLIFrameElement} */ (find('frame'));
  let address = '';
  let opened = 0;
  /** The page as it was served, before the player changed it. @type {Document | null} */
  let base = null;
  /** @type {Change | null} where to go once the page is open */
  let goal = null;

  const win = () => /** @type {Window} */ (frame.contentWindow);
  const hash = () => {
    try {
      return win().location.hash;
    } catch {
      return '';
    }
  };

  async function fetched() {
    const answer = await fetch(`${address}index.html`);
    return answer.ok ? answer.text() : '';
  }

  /** @param {string} at */
  async function open(at) {
    const from = address;
    const text = await fetched();
    if (from !== address) return;
    base = text ? read(text) : null;
    beforeLoad();
    opened += 1;
    win().location.replace(`${address}index.html?${opened}${at}`);
  }

  /** @param {Element} element */
  function flash(element) {
    const box = element.getBoundingClientRect();
    const isSeen = box.top >= 60 && box.bottom <= win().innerHeight;
    // Not `scrollIntoView`: it would move what is around the frame too.
    if (!isSeen) win().scrollBy(0, box.top - Math.max(80, (win().innerHeight - box.height) / 2));
    element.animate([{backgroundColor: '#f4c430aa', outline: '4px solid #f4c430aa'}, {backgroundColor: 'transparent', outline: '4px solid transparent'}], FLASH);
  }

  /** Turn to a page, then go to the change in it. @param {Change} change @param {Element | null} element */
  function show(change, element) {
    if (!element) return;
    const section = /** @type {HTMLElement | null} */ (element.closest('[data-page]'));
    if (!section?.hidden) return flash(element);
    win().addEventListener('hashchange', () => setTimeout(() => flash(element)), {once: true});
    win().location.hash = section.id;
  }

  /** @param {Change[]} changes */
  function patch(changes) {
    const doc = win().document;
    if (!changes.every(isLight)) return false;
    const seen = changes.map((change) => apply(doc, change));
    if (seen.some((element) => element === null)) return false;
    show(changes[0], seen[0]);
    tell(`Changed: ${nameOf(changes[0])}`);
    return true;
  }

  /** @param {Change} change */
  function nameOf({page}) {
    const heading = win().document.querySelector(`[data-page="${CSS.escape(page)}"] :is(h1, h2)`);
    return (heading?.textContent ?? page).trim().replace(/\s+/gu, ' ');
  }

  frame.addEventListener('load', () => {
    if (!address || win().location.protocol === 'about:') return;
    if (goal) show(goal, seenIn(win().document, goal));
    if (goal) tell(`Changed: ${nameOf(goal)}`);
    goal = null;
    onLoad(win());
  });

  return {
    hash,
    /** Show a view, on the page where the reader was. @param {string} view */
    look(view) {
      const at = hash();
      address = `/view/${view}/`;
      return open(at);
    },
    again: () => open(hash()),
    /** A module was written again: change what can be changed at once, and wait for the whole page for the rest. @param {string} module @param {string} html */
    takeModule(module, html) {
      if (!base) return;
      const now = read(html);
      /** @param {string} page */
      const counts = (page) => page === module || page.startsWith(`${module}/`);
      const {changes, areSame} = compare(base, now, counts);
      if (!areSame || !patch(changes)) return tell('Making the page …');
      carryOver(base, now, counts);
    },
    /** Take the whole page: change what differs, or open it anew. */
    async takePage() {
      const from = address;
      const text = await fetched();
      if (from !== address) return;
      if (!text) return;
      const now = read(text);
      const before = base;
      base = now;
      if (!before) return open(hash());
      const {changes, areSame} = compare(before, now);
      if (areSame && isFrameSame(before, now) && (changes.length === 0 || patch(changes))) return;
      goal = changes[0] ?? null;
      const page = goal && pageHash(now, goal.page);
      await open(page ?? hash());
    },
    /** Leave the course: its platform is told. */
    leave() {
      win().location.replace('about:blank');
    },
    win,
  };
}

/** @param {Document} doc @param {string} page */
function pageHash(doc, page) {
  const section = doc.querySelector(`[data-page="${CSS.escape(page)}"]`);
  return section ? `#${section.id}` : null;
}
