/** Gather what the learner wrote, on a page that can be printed and saved. */

import {all, make, one} from '../dom.js';
import {download} from '../file.js';

/**
 * @typedef {{id: string, title: string, route: string, question: HTMLElement[], text: string}} Reflection
 */

/**
 * @param {Window} win
 * @param {import('../types.js').Outline} outline
 * @param {import('../progress/session.js').Session} session
 * @param {import('../voice.js').Voice} voice
 */
export function startJournal(win, outline, session, voice) {
  const doc = win.document;
  const page = all(doc, '[data-page="journal"]')[0];
  if (!page) return;
  const place = one(page, '[data-journal]');
  const save = one(page, '[data-save-journal]');

  function show() {
    if (page.hidden) return;
    const found = reflectionsOf(doc, session.state.notes);
    const written = found.filter(({text}) => text);
    save.hidden = !written.length;
    place.replaceChildren(...written.map(entryOf), ...waiting(found.filter(({text}) => !text), voice));
  }

  save.addEventListener('click', () => {
    const written = reflectionsOf(doc, session.state.notes).filter(({text}) => text).map(entryOf);
    const title = `${one(page, 'h1, h2').textContent?.trim()} – ${outline.title}`;
    download(win, `${outline.course}-journal.html`, documentOf(doc, title, written), 'text/html;charset=utf-8');
  });
  new MutationObserver(show).observe(page, {attributes: true, attributeFilter: ['hidden']});
  session.onChange(show);
  show();
}

/**
 * List the course's questions to think about, in order, with what was written.
 * @param {Document} doc
 * @param {Record<string, string>} notes
 * @returns {Reflection[]}
 */
function reflectionsOf(doc, notes) {
  return all(doc, 'textarea[data-reflection]').map((area) => {
    const page = /** @type {HTMLElement} */ (area.closest('[data-page]'));
    const box = /** @type {HTMLElement} */ (area.closest('.reflection') ?? area.parentElement);
    const own = area.closest('p') ?? area;
    const question = /** @type {HTMLElement[]} */ ([...box.children])
      .filter((part) => part !== own && !part.contains(area) && !part.matches('.label'));
    const id = area.dataset.reflection ?? '';
    return {id, title: (all(page, 'h1, h2')[0]?.textContent ?? '').trim(), route: page.id, question,
      text: (notes[id] ?? '').trim()};
  });
}

/**
 * Lead to what has no words yet; paper and file have no use for it.
 * @param {Reflection[]} reflections
 * @param {import('../voice.js').Voice} voice
 */
function waiting(reflections, voice) {
  if (!reflections.length) return [];
  const titles = new Map(reflections.map(({route, title}) => [route, title]));
  const links = [...titles].map(([route, title]) => make('li', {}, make('a', {href: `#${route}`}, title)));
  return [make('section', {class: 'unwritten'}, make('p', {}, voice.say('Nothing written yet.')), make('ul', {}, ...links))];
}

/** @param {Reflection} reflection */
function entryOf({title, route, question, text}) {
  const copies = question.map((part) => {
    // Headings of a lesson stand a level higher than here.
    const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
    if (part.matches('h1, h2, h3, h4')) {
      const heading = make('p', {class: 'heading'}, part.textContent ?? '');
      for (const name of ['lang', 'dir']) if (part.hasAttribute(name)) heading.setAttribute(name, part.getAttribute(name) ?? '');
      return heading;
    }
    [copy, ...all(copy, '[id]')].forEach((element) => element.removeAttribute('id'));
    return copy;
  });
  return make('section', {class: 'entry'}, make('h3', {}, make('a', {href: `#${route}`}, title)), ...copies,
    make('p', {class: 'written', dir: 'auto'}, text));
}

/**
 * Write a document of its own that needs nothing but a browser.
 * @param {Document} doc
 * @param {string} title
 * @param {HTMLElement[]} entries
 */
function documentOf(doc, title, entries) {
  const {lang, dir} = doc.documentElement;
  const paper = doc.implementation.createHTMLDocument(title);
  paper.documentElement.lang = lang;
  paper.documentElement.dir = dir;
  const charset = make('meta', {charset: 'utf-8'});
  const look = make('style', {}, 'body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 sans-serif}'
    + '.written{white-space:pre-wrap;border:1px solid #777;padding:.75rem}');
  paper.head.prepend(charset, make('meta', {name: 'viewport', content: 'width=device-width'}), look);
  paper.body.append(make('h1', {}, title), ...entries);
  // Its links would lead nowhere, and its pictures stay with the course.
  all(paper, 'a').forEach((link) => link.replaceWith(...link.childNodes));
  all(paper, 'img, svg').forEach((picture) => picture.remove());
  return `<!DOCTYPE html>\n${paper.documentElement.outerHTML}\n`;
}
