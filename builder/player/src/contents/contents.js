/** Open and close the list of contents, and show in it what was seen. */

import {all, make, one} from '../dom.js';
import {reachedIn} from './reached.js';

/**
 * Let the button in the bar open the contents; they close when a page is chosen, or with Escape.
 * @param {Window} win
 */
export function startContents(win) {
  const toggle = one(win.document, '[data-toggle="contents"]');
  const contents = one(win.document, 'nav.contents');

  /** @param {boolean} open */
  function setOpen(open) {
    contents.dataset.open = String(open);
    toggle.setAttribute('aria-expanded', String(open));
  }

  toggle.addEventListener('click', () => setOpen(contents.dataset.open !== 'true'));
  win.addEventListener('hashchange', () => setOpen(false));
  win.document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || contents.dataset.open !== 'true') return;
    setOpen(false);
    toggle.focus();
  });
  setOpen(false);
}

/**
 * Mark the lessons that were seen, and say of each module how many of its lessons were, and whether its quiz is passed.
 * @param {Document} doc
 * @param {import('../types.js').Outline} outline
 * @param {import('../progress/session.js').Session} session
 * @param {import('../voice.js').Voice} voice
 */
export function startMarks(doc, outline, session, voice) {
  /** @param {HTMLElement} link */
  function markLesson(link) {
    const isSeen = session.state.seen.includes(link.dataset.lessonLink ?? '');
    tell(link, isSeen ? [silent('✓'), spoken(voice.say('seen'))] : []);
    link.dataset.seen = String(isSeen);
  }

  /** @param {HTMLElement} link */
  function markModule(link) {
    const {seen, lessons, isPassed} = reachedIn(outline, session.state, link.dataset.moduleLink ?? '');
    const count = [silent(voice.say('%d of %d', seen, lessons)), spoken(voice.say('Lessons seen: %d of %d', seen, lessons))];
    const passed = isPassed ? [make('span', {class: 'passed'}, voice.say('Quiz passed'))] : [];
    tell(link, lessons ? [...count, ' ', ...passed] : passed);
  }

  function mark() {
    all(doc, 'a[data-lesson-link]').forEach(markLesson);
    all(doc, 'a[data-module-link]').forEach(markModule);
  }
  session.onChange(mark);
  mark();
}

/** @param {HTMLElement} link @param {(string | HTMLElement)[]} parts */
function tell(link, parts) {
  all(link, '.state').forEach((place) => place.replaceChildren(...parts));
}

/** @param {string} text */
function silent(text) {
  return make('span', {'aria-hidden': 'true'}, text);
}

/** @param {string} text */
function spoken(text) {
  return make('span', {class: 'visually-hidden'}, text);
}
