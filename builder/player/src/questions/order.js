/** Bring items into order with buttons that move one up or down; dragging is nobody's only way. */

import {all, button, make, one} from '../dom.js';

/**
 * @param {HTMLElement} root
 * @param {import('../voice.js').Voice} voice
 * @param {(text: string) => void} announce
 * @returns {import('../types.js').Controls}
 */
export function order(root, voice, announce) {
  const list = one(root, '[data-item]').parentElement ?? root;
  const items = () => all(list, '[data-item]');
  const shuffled = items();

  /** @param {HTMLElement[]} sequence */
  function arrange(sequence) {
    list.append(...sequence);
    sequence.forEach((item, place) => {
      one(item, '[data-move="-1"]').setAttribute('aria-disabled', String(place === 0));
      one(item, '[data-move="1"]').setAttribute('aria-disabled', String(place === sequence.length - 1));
    });
  }

  /** @param {HTMLElement} item @param {number} step @param {HTMLElement} pressed */
  function move(item, step, pressed) {
    const sequence = items();
    const place = sequence.indexOf(item);
    const goal = Math.min(Math.max(place + step, 0), sequence.length - 1);
    sequence.splice(place, 1);
    sequence.splice(goal, 0, item);
    arrange(sequence);
    pressed.focus(); // An element that moves in the document loses the focus.
    announce(`${textOf(item)}: ${voice.say('Position %d of %d', goal + 1, sequence.length)}`);
    root.dispatchEvent(new Event('input', {bubbles: true}));
  }

  shuffled.forEach((item) => addButtons(item, voice, move));
  arrange(shuffled);
  return {
    response: () => items().map((item) => item.dataset.item).join(','),
    restore(response) {
      const rank = new Map(response.split(',').map((letter, place) => [letter, place]));
      const isKnown = shuffled.every((item) => rank.has(item.dataset.item ?? ''));
      const place = (/** @type {HTMLElement} */ item) => rank.get(item.dataset.item ?? '') ?? 0;
      arrange(isKnown ? [...shuffled].sort((one, other) => place(one) - place(other)) : shuffled);
    },
    missing: () => null,
    lock: (locked) => all(root, '.moves').forEach((moves) => void (moves.hidden = locked)),
  };
}

/** @param {HTMLElement} item */
function textOf(item) {
  return (item.firstElementChild?.textContent ?? '').trim();
}

/**
 * @param {HTMLElement} item
 * @param {import('../voice.js').Voice} voice
 * @param {(item: HTMLElement, step: number, pressed: HTMLElement) => void} move
 */
function addButtons(item, voice, move) {
  const text = textOf(item);
  /** @param {string} sign @param {string} name @param {number} step */
  const mover = (sign, name, step) => {
    const pressed = button(sign, () => move(item, step, pressed),
      {'aria-label': `${name}: ${text}`, title: name, 'data-move': String(step)});
    return pressed;
  };
  item.append(make('span', {class: 'moves'}, mover('↑', voice.say('Move up'), -1), mover('↓', voice.say('Move down'), 1)));
}
