/** Ask who is learning where several people share a device, and say whose progress is open. */

import {all, button, focusOn, make, one} from '../dom.js';
import {restart} from './slots.js';
import {namesIn} from '../certificate/code.js';
import {emptyState} from '../progress/state.js';

/** @typedef {import('./slots.js').Slots} Slots */
/** @typedef {import('../voice.js').Voice} Voice */

/** @param {string[]} names @param {Voice} voice */
function spoken(names, voice) {
  return names.length ? names.join(', ') : voice.say('Learner without a name');
}

/** @param {string[]} names @param {Voice} voice */
function named(names, voice) {
  return make('bdi', {}, spoken(names, voice));
}

/**
 * Ask on the start page who is learning; until somebody says so nothing else is shown, so that nobody goes on in
 * another one's progress.
 * @param {Window} win
 * @param {Slots} slots
 * @param {Voice} voice
 */
export function askWho(win, slots, voice) {
  const doc = win.document;
  const place = one(doc, '[data-learners]');
  doc.documentElement.dataset.choosing = '';
  all(doc, '[data-page]').forEach((page) => void (page.hidden = page.dataset.page !== ''));
  /** @param {string} id */
  function choose(id) {
    slots.choose(id);
    restart(win);
  }
  const rows = slots.list().map(({id, names}) => {
    const choice = button('', () => choose(id), {class: 'button quiet'});
    choice.append(named(names, voice));
    return make('li', {}, choice);
  });
  one(place, '[data-names]').replaceChildren(...rows);
  place.hidden = false;
  startAdding(win, slots, voice, choose);
}

/**
 * Say on every page whose progress is open, and offer places for more learners.
 * @param {Window} win
 * @param {Slots} slots
 * @param {string} current
 * @param {Voice} voice
 */
export function startLearners(win, slots, current, voice) {
  const doc = win.document;
  const known = slots.list();
  const own = known.find(({id}) => id === current);
  if (own && known.length > 1) {
    const line = one(doc, '[data-who]');
    const another = button(voice.say('Another learner'), () => {
      slots.leave();
      restart(win, '#/');
    }, {class: 'link'});
    line.replaceChildren(make('span', {}, voice.say('Learning now:'), ' ', named(own.names, voice)), another);
    line.hidden = false;
  }
  startAdding(win, slots, voice, (id) => {
    slots.choose(id);
    restart(win);
  });
}

/**
 * @param {Window} win
 * @param {Slots} slots
 * @param {Voice} voice
 * @param {(id: string) => void} choose
 */
function startAdding(win, slots, voice, choose) {
  const form = one(win.document, '[data-add-learners]');
  const field = /** @type {HTMLTextAreaElement} */ (one(form, '[data-new-names]'));
  form.hidden = false;
  one(form, '[data-add-learner]').addEventListener('click', () => {
    const names = namesIn(field.value);
    if (!names.length) return field.focus();
    const state = emptyState();
    state.card.names = names;
    choose(slots.add(state));
  });
  showRemoving(win, form, slots, voice);
}

/**
 * List the learners with a button that takes one off, asked twice: it cannot be undone.
 * @param {Window} win
 * @param {HTMLElement} form
 * @param {Slots} slots
 * @param {Voice} voice
 */
function showRemoving(win, form, slots, voice) {
  const list = one(form, '[data-remove-names]');
  const rows = slots.list().map(({id, names}) => {
    const sure = button(voice.say('Delete this progress for good'), () => {
      slots.remove(id);
      restart(win);
    }, {class: 'button quiet', hidden: ''});
    const label = voice.say('Remove %s', spoken(names, voice));
    const remove = button(voice.say('Remove'), () => {
      sure.hidden = !sure.hidden;
      if (!sure.hidden) focusOn(sure);
    }, {class: 'link', 'aria-label': label});
    return make('li', {}, named(names, voice), ' ', remove, ' ', sure);
  });
  list.replaceChildren(...rows);
  all(form, '[data-removing]').forEach((part) => void (part.hidden = !rows.length));
}
