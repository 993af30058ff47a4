/** Let learners save their progress as a file, and open one. */

import {all, one} from '../dom.js';
import {namesIn} from '../certificate/code.js';
import {download} from '../file.js';
import {isBegun} from '../progress/state.js';
import {joined} from '../progress/session.js';
import {restart} from '../learners/slots.js';
import {handOver} from './handover.js';
import {fileName, readRecord} from './record.js';

/** @typedef {import('../progress/session.js').Session} Session */
/** @typedef {import('../voice.js').Voice} Voice */
/** @typedef {import('../types.js').State} State */

const MOST_BYTES = 4_000_000;

/**
 * Start each place of the page where progress goes out.
 * @param {Window} win
 * @param {import('../types.js').Outline} outline
 * @param {Session} session
 * @param {Voice} voice
 */
export function startSaving(win, outline, session, voice) {
  for (const place of all(win.document, '[data-progress-file]')) {
    const names = /** @type {HTMLInputElement} */ (one(place, '[data-own-name]'));
    const notes = /** @type {HTMLInputElement} */ (one(place, '[data-with-notes]'));
    const text = one(place, '[data-record-text]');
    const said = one(place, '[data-file-result]');
    const showNames = () => {
      names.value = session.state.card.names.join(', ');
      names.disabled = session.state.card.names.length > 1;
    };
    session.onRename(showNames);
    showNames();
    notes.closest('label')?.toggleAttribute('hidden', !win.document.querySelector('[data-reflection]'));
    one(place, '[data-save-progress]').addEventListener('click', () => {
      if (!names.disabled) session.rename(namesIn(names.value));
      const written = `${JSON.stringify(session.record(notes.checked), null, 1)}\n`;
      const name = fileName(outline, session.state.card.names);
      download(win, name, written, 'application/json');
      one(text, 'textarea').textContent = written;
      text.hidden = false;
      said.textContent = voice.say('Saved as %s, where your browser keeps downloads.', name);
    });
    place.hidden = false;
  }
}

/**
 * Choose where the progress of a file goes: to the learner of that name, to whoever is here if they are the same
 * or have not begun, else to a place of its own.
 * @param {import('../learners/slots.js').Slots} slots
 * @param {string} current
 * @param {State} found
 * @returns {string} the slot
 */
export function takeIn(slots, current, found) {
  const here = slots.stateOf(current);
  const isSame = (/** @type {State | null} */ state) => state !== null && state.card.id !== '' && state.card.id === found.card.id;
  const known = slots.list().find(({id}) => isSame(slots.stateOf(id)));
  if (known) {
    const own = /** @type {State} */ (slots.stateOf(known.id));
    slots.put(known.id, merged(own, found));
    return known.id;
  }
  if (here && isBegun(here)) return slots.add(found);
  slots.put(current, found);
  return current;
}

/**
 * Put a file's progress into that of the same learner: of two results the better one counts, nothing is lost.
 * @param {State} own
 * @param {State} found
 * @returns {State}
 */
function merged(own, found) {
  const codes = new Set(own.card.certificates.map(({code}) => code));
  const certificates = [...own.card.certificates, ...found.card.certificates.filter(({code}) => !codes.has(code))];
  return {...joined(found, own), page: own.page || found.page, notes: {...found.notes, ...own.notes},
    card: {...own.card, certificates, names: own.card.names.length ? own.card.names : found.card.names}};
}

/**
 * Start each place of the page where a file is opened.
 * @param {Window} win
 * @param {import('../types.js').Outline} outline
 * @param {import('../learners/slots.js').Slots} slots
 * @param {string} current
 * @param {Voice} voice
 */
export function startOpening(win, outline, slots, current, voice) {
  const reasons = {none: voice.say('This is no progress file.'), other: voice.say('This file is from another course.'),
    newer: voice.say('This file was made by a newer version. Ask for a newer package of the course.')};

  /** @param {string} text @param {HTMLElement} said */
  function open(text, said) {
    const {reason, state} = readRecord(outline, text);
    if (reason) return void (said.textContent = reasons[reason]);
    if (slots.canKeep) slots.choose(takeIn(slots, current, state));
    else handOver(win, text);
    restart(win, '#/');
  }

  for (const place of all(win.document, '[data-open-progress]')) {
    const field = /** @type {HTMLInputElement} */ (one(place, 'input[type=file]'));
    const said = one(/** @type {HTMLElement} */ (place.closest('[data-progress-file]')), '[data-file-result]');
    field.addEventListener('change', () => {
      const file = field.files?.[0];
      if (!file) return;
      if (file.size > MOST_BYTES) return void (said.textContent = reasons.none);
      const reader = new FileReader();
      reader.addEventListener('load', () => open(String(reader.result), said));
      reader.addEventListener('error', () => void (said.textContent = reasons.none));
      reader.readAsText(file);
    });
    place.hidden = false;
  }
}
