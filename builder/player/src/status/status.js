/** Speak through the page's one status line: what stays true for everybody, what just happened for screen readers. */

import {make} from '../dom.js';

/**
 * News stand elsewhere on the page too; the line is seen only while there is a note.
 * @param {HTMLElement} line
 */
export function createStatus(line) {
  const notes = make('span');
  const news = make('span', {class: 'visually-hidden'});
  /** @type {Set<string>} */
  const lasting = new Set();
  line.classList.add('visually-hidden');
  line.replaceChildren(notes, ' ', news);

  return {
    /** @param {string} text */
    announce: (text) => void (news.textContent = text),
    /** @param {string} text @param {boolean} isTrue */
    note(text, isTrue) {
      if (isTrue === lasting.has(text)) return;
      if (isTrue) lasting.add(text);
      else lasting.delete(text);
      notes.textContent = [...lasting].join(' ');
      line.classList.toggle('visually-hidden', lasting.size === 0);
    },
  };
}
