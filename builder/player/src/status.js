/** Speak through the page's one status line: what stays true, then what has just happened. */

/** @param {HTMLElement} line */
export function createStatus(line) {
  /** @type {Set<string>} */
  const notes = new Set();
  let news = '';

  function show() {
    line.textContent = [...notes, news].filter(Boolean).join(' ');
  }

  return {
    /** @param {string} text */
    announce(text) {
      news = text;
      show();
    },
    /** @param {string} text @param {boolean} isTrue */
    note(text, isTrue) {
      if (isTrue === notes.has(text)) return;
      if (isTrue) notes.add(text);
      else notes.delete(text);
      show();
    },
  };
}
