/** What the two pages share: their words, their memory, and the way out. */

/**
 * A text that may be corrected: `draft` stands in the field where there is no translation.
 * @typedef {{source: string, about: string, translation: string, draft: string}} Words
 * @typedef {{course: string, version: string, locale: string, form: string, texts: Record<string, Words>,
 *   strings: Record<string, string>}} Given
 */

/** @type {Given} */
const given = JSON.parse(find('satchel').textContent ?? '');

/** What the page was made with. */
export function page() {
  return given;
}

/**
 * Say a sentence in the reader's language; each %s or %d stands for a value, in order.
 * @param {string} text
 * @param {(string | number)[]} values
 */
export function say(text, ...values) {
  return (given.strings[text] || text).replace(/%[sd]/g, () => String(values.shift() ?? ''));
}

/**
 * Find an element by its id.
 * @param {string} id
 */
export function find(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

/**
 * Find a field by its id.
 * @param {string} id
 */
export function field(id) {
  return /** @type {HTMLTextAreaElement} */ (find(id));
}

/**
 * Remember a value on this device; false where the browser keeps nothing.
 * @param {string} key
 * @param {unknown} value
 */
export function remember(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * Recall what was remembered, or nothing.
 * @param {string} key
 */
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key) || 'null');
  } catch {
    return null;
  }
}

/** Make the end of a file's name of what somebody is called. @param {string} by */
function tail(by) {
  const words = by.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return words ? '-' + words.slice(0, 40) : '';
}

/**
 * Save a text as a file; where the browser cannot, the text is there to copy.
 * @param {string} name
 * @param {string} text
 */
function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/** Show the whole text in a box, selected. @param {string} text */
function show(text) {
  const box = field('copy-box');
  find('copy').hidden = false;
  box.value = text;
  box.focus();
  box.select();
}

/** Copy the box: with the clipboard, else as browsers did before they had one. */
async function copy() {
  const box = field('copy-box');
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
  } catch {
    document.execCommand('copy');
  }
  tell(say('Copied'));
}

/** Say something for a moment, to screen readers too. @param {string} text */
export function tell(text) {
  find('told').textContent = text;
}

/**
 * Let people take out what `written` gives: `kind` begins the file's name; `ready` may hold it back.
 * @param {string} kind
 * @param {() => string} written
 */
export function offer(kind, written, ready = () => true) {
  const name = () => `${kind}-${given.course}-${given.locale}${tail(field('by').value)}.json`;
  find('save').addEventListener('click', () => {
    if (!named() || !ready()) return;
    try {
      download(name(), written());
      tell(say('Send the file to the person who gave you this page.'));
    } catch {
      show(written());
    }
  });
  find('show-copy').addEventListener('click', () => named() && ready() && show(written()));
  find('do-copy').addEventListener('click', copy);
}

/** Ask for a name before anything goes out. */
function named() {
  if (field('by').value.trim()) return true;
  tell(say('Please write your name first.'));
  find('by').focus();
  return false;
}

/** Say once that nothing is kept. */
export function warn() {
  tell(say('Nothing is kept on this device: save the file before you close the page.'));
}
