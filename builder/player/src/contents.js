/** Open and close the list of contents; show in it what was seen, and on the start page where to go on. */

import {all, make, one} from './dom.js';

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
 * @param {import('./session.js').Session} session
 * @param {import('./voice.js').Voice} voice
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

/**
 * Let the start page lead back to the page that was open last.
 * @param {Document} doc
 * @param {import('./session.js').Session} session
 * @param {import('./voice.js').Voice} voice
 */
export function startContinue(doc, session, voice) {
  function renew() {
    const page = doc.getElementById(`/${session.state.page}`);
    if (!session.state.page || !page) return;
    for (const link of all(doc, '[data-continue]')) {
      link.setAttribute('href', `#${page.id}`);
      link.textContent = voice.say('Continue');
    }
  }
  session.onChange(renew);
  renew();
}

/**
 * Say on the last page how far the learner has come.
 * @param {Document} doc
 * @param {import('./session.js').Session} session
 * @param {import('./voice.js').Voice} voice
 */
export function startResult(doc, session, voice) {
  const place = one(doc, '[data-result]');
  function tell() {
    const {seen, lessons, graded, finished, score, status} = session.result();
    const words = {incomplete: '', completed: voice.say('Completed'), passed: voice.say('Passed'),
      failed: voice.say('Not passed yet')};
    const lines = [
      voice.say('Lessons seen: %d of %d', seen, lessons),
      graded ? voice.say('Quizzes finished: %d of %d', finished, graded) : '',
      graded && score !== null ? voice.say('Your result: %s', voice.percent(score)) : '',
      words[status],
    ];
    place.replaceChildren(...lines.filter(Boolean).map((line) => make('span', {class: 'line'}, line)));
    place.dataset.status = status;
  }
  session.onChange(tell);
  tell();
}
