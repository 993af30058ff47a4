/** Make pictures and recordings real that the page itself holds as text, when the page that shows them opens. */

import {all} from '../dom.js';

// What stands for a medium until then: `data:,media/map.webp` (builder/targets/parts/held.py).
const MARK = 'data:,';
const WAITING = ['src', 'poster', 'href'].map((name) => `[${name}^="${MARK}"]`).join(',');

/** @param {HTMLElement} held */
function textOf(held) {
  return (held.textContent ?? '').trim();
}

/** @param {HTMLElement} held */
function dataUri(held) {
  return `data:${held.dataset.kind};base64,${textOf(held)}`;
}

/**
 * Give an address that holds no text; where the browser has none to give, the text itself.
 * @param {HTMLElement} held
 */
function blobUri(held) {
  try {
    const bytes = Uint8Array.from(atob(textOf(held)), (char) => char.charCodeAt(0));
    return URL.createObjectURL(new Blob([bytes], {type: held.dataset.kind}));
  } catch {
    return dataUri(held);
  }
}

/**
 * Put an address into an element; one that the browser refuses (a page of another app on a phone has no
 * origin) is replaced by the text itself.
 * @param {HTMLElement} element
 * @param {string} attribute
 * @param {HTMLElement} held
 * @param {string} address
 */
function put(element, attribute, held, address) {
  if (attribute === 'src') {
    element.addEventListener('error', () => element.setAttribute(attribute, dataUri(held)), {once: true});
  }
  if (attribute === 'href') element.setAttribute('download', (held.dataset.media ?? '').replace(/^.*\//, ''));
  element.setAttribute(attribute, attribute === 'poster' ? dataUri(held) : address);
}

/** @param {Window} win */
export function startMedia(win) {
  const doc = win.document;
  if (!all(doc, WAITING).some((element) => nameIn(element) !== '')) return;
  /** @type {Map<string, string>} */
  const addresses = new Map();

  /** Find what is held; the browser may still be reading it. @param {string} name */
  function heldAs(name) {
    const held = all(doc, 'script[data-media]').find((each) => each.dataset.media === name);
    return held && (held.nextElementSibling || doc.readyState !== 'loading') ? held : null;
  }

  /** @param {HTMLElement} element */
  function fill(element) {
    for (const attribute of ['src', 'poster', 'href']) {
      const held = heldAs(nameIn(element, attribute));
      if (!held) continue;
      const name = held.dataset.media ?? '';
      if (!addresses.has(name)) addresses.set(name, blobUri(held));
      put(element, attribute, held, addresses.get(name) ?? '');
    }
  }

  function show() {
    all(doc, WAITING).filter((element) => !element.closest('[hidden]')).forEach(fill);
  }

  const observer = new MutationObserver(show);
  all(doc, '[data-page]').forEach((page) => observer.observe(page, {attributeFilter: ['hidden']}));
  observer.observe(doc.body, {childList: true});
  doc.addEventListener('DOMContentLoaded', show);
  show();
}

/**
 * Read the name of the medium that an element waits for; the page's empty icon waits for none.
 * @param {HTMLElement} element
 * @param {string} [attribute]
 */
function nameIn(element, attribute) {
  const names = attribute ? [attribute] : ['src', 'poster', 'href'];
  const found = names.map((name) => element.getAttribute(name) ?? '').find((value) => value.startsWith(MARK));
  return (found ?? '').slice(MARK.length);
}
