/** Open and close the list of contents, and show in it what was seen. */

import {all, make, one} from '../dom.js';

/**
 * Let the button in the bar open the contents; they close when a page is chosen, or with Escape.
 * @param {Window} win
 */
export function startContents(win) {
  const toggle = one(win.document, '[data-toggle="contents"]');
  const contents = one(win.document, '.contents');

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
 * Mark the lessons that were seen.
 * @param {Document} doc
 * @param {import('../progress/session.js').Session} session
 * @param {import('../voice.js').Voice} voice
 */
export function startMarks(doc, session, voice) {
  function mark() {
    for (const link of all(doc, '[data-lesson-link]')) {
      const isSeen = session.state.seen.includes(link.dataset.lessonLink ?? '');
      const sign = make('span', {'aria-hidden': 'true'}, '✓');
      const word = make('span', {class: 'visually-hidden'}, voice.say('seen'));
      all(link, '.state').forEach((place) => place.replaceChildren(...(isSeen ? [sign, word] : [])));
      link.dataset.seen = String(isSeen);
    }
  }
  session.onChange(mark);
  mark();
}
