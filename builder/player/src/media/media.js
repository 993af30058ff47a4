/** Make pictures and recordings real that the page itself holds as text, when the page that shows them opens. */

import {all} from '../dom.js';

// What stands for a medium until then: `data:,media/map.webp` (builder/targets/parts/held.py).
const MARK = 'data:,';
const ATTRIBUTES = ['src', 'poster', 'href'];
// A small picture stands in the page as a whole, and is not drawn before its page opens.
const WAITING = [...ATTRIBUTES.map((name) => `[${name}^="${MARK}m"]`), 'img[loading="lazy"]'].join(',');

/** @param {HTMLElement} held */
function dataUri(held) {
  return `data:${held.dataset.kind};base64,${held.textContent}`;
}

/**
 * Give an address that holds no text; where the browser has none to give, the text itself.
 * @param {HTMLElement} held
 */
function blobUri(held) {
  try {
    const bytes = Uint8Array.from(atob(held.textContent ?? ''), (char) => char.charCodeAt(0));
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
  element.setAttribute(attribute, address);
}

/** @param {HTMLElement} element */
function isShown(element) {
  return !element.closest('[data-page][hidden]');
}

/** @param {Window} win */
export function startMedia(win) {
  const doc = win.document;
  if (!all(doc, WAITING).length) return;
  /** @type {Map<HTMLElement, string>} */
  const addresses = new Map();

  /** Find what is held; the browser may still be reading it. @param {string} name */
  function heldAs(name) {
    const held = all(doc, 'script[data-media]').find((each) => each.dataset.media === name);
    return held && (held.nextElementSibling || doc.readyState !== 'loading') ? held : null;
  }

  /** @param {HTMLElement} held */
  function addressOf(held) {
    const address = addresses.get(held) ?? blobUri(held);
    addresses.set(held, address);
    return address;
  }

  /** @param {HTMLElement} element @param {(held: HTMLElement) => string} address */
  function fill(element, address) {
    element.removeAttribute('loading'); // On paper too nobody waits for what comes into sight.
    for (const attribute of ATTRIBUTES) {
      const value = element.getAttribute(attribute) ?? '';
      const held = value.startsWith(MARK) ? heldAs(value.slice(MARK.length)) : null;
      // A poster that is refused tells nobody.
      if (held) put(element, attribute, held, attribute === 'poster' ? dataUri(held) : address(held));
    }
  }

  function show() {
    all(doc, WAITING).filter(isShown).forEach((element) => fill(element, addressOf));
  }

  /** Pages that are printed though they are not open; of texts alone the picture is there at once. */
  function print() {
    all(doc, WAITING).filter((element) => element.closest('[data-printed]')).forEach((element) => fill(element, dataUri));
  }

  const observer = new MutationObserver(show);
  all(doc, '[data-page]').forEach((page) => observer.observe(page, {attributeFilter: ['hidden']}));
  observer.observe(doc.body, {childList: true});
  doc.addEventListener('DOMContentLoaded', show);
  win.addEventListener('beforeprint', print);
  show();
}
