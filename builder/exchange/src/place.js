/** Answer the questions of a course about a place, with photos; all of it goes into one file. */

import { field as fieldOf, offer, page, recall, remember, say, tell, warn } from './shared.js';

const { course, version, locale, form } = page();
const key = `satchel-place:${form}`;
const LONGEST_SIDE = 1200;

const fields = /** @type {HTMLTextAreaElement[]} */ (all('[data-fact], textarea[data-slot]'));
const photos = /** @type {HTMLDetailsElement[]} */ (all('[data-photo]'));

/** @param {string} selector */
function all(selector) {
  return [...document.querySelectorAll(selector)];
}

/** Name what a field keeps. @param {HTMLElement} field */
function name(field) {
  return field.dataset.fact ? `fact/${field.dataset.fact}` : `slot/${field.dataset.slot}`;
}

/**
 * Find a part of a photo's box.
 * @param {HTMLElement} box
 * @param {string} what
 */
function part(box, what) {
  return /** @type {HTMLInputElement} */ (box.querySelector(`[data-part="${what}"]`));
}

/** Gather what stands in the form. */
function state() {
  return {
    by: fieldOf('by').value,
    answers: Object.fromEntries(fields.map((field) => [name(field), field.value])),
    photos: photos.map((box) => ({
      data: box.dataset.data || '',
      kept: box.dataset.kept || '',
      shows: part(box, 'shows').value,
      credit: part(box, 'credit').value,
    })),
  };
}

function keep() {
  const now = state();
  if (remember(key, now)) return;
  now.photos = [];
  remember(key, now);
  warn();
}

/** Put back what was kept on this device. */
function restore() {
  const kept = recall(key);
  if (!kept || typeof kept !== 'object') return;
  fieldOf('by').value = String(kept.by || '');
  for (const field of fields) {
    const answer = (kept.answers || {})[name(field)];
    if (typeof answer === 'string') field.value = answer;
  }
  const pictures = Array.isArray(kept.photos) ? kept.photos : [];
  photos.forEach((box, rank) => pictures[rank] && fill(box, pictures[rank]));
}

/**
 * @param {HTMLDetailsElement} box
 * @param {{shows?: string, credit?: string, kept?: string, data?: string}} photo
 */
function fill(box, photo) {
  part(box, 'shows').value = String(photo.shows || '');
  part(box, 'credit').value = String(photo.credit || '');
  box.dataset.kept = photo.kept ? 'true' : '';
  show(box, String(photo.data || ''));
}

/**
 * Show a photo in its field; without one, what stood there before, if it is kept.
 * @param {HTMLDetailsElement} box
 * @param {string} data
 */
function show(box, data) {
  box.dataset.data = data.startsWith('data:image/jpeg;base64,') ? data : '';
  const picture = /** @type {HTMLElement} */ (part(box, 'picture'));
  const source = box.dataset.data || (box.dataset.kept ? picture.dataset.before : '');
  picture.hidden = !source;
  if (source) picture.setAttribute('src', source);
  else picture.removeAttribute('src');
  part(box, 'out').hidden = !source;
  if (source) box.open = true;
}

/** Scale a photo down, so that a file with ten of them can be mailed. @param {HTMLImageElement} picture */
function scaled(picture) {
  const factor = Math.min(1, LONGEST_SIDE / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.naturalWidth * factor));
  canvas.height = Math.max(1, Math.round(picture.naturalHeight * factor));
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.82);
}

/**
 * Take up the photo that was chosen.
 * @param {HTMLDetailsElement} box
 * @param {File | undefined} file
 */
function choose(box, file) {
  if (!file) return;
  const picture = new Image();
  const url = URL.createObjectURL(file);
  picture.onload = () => {
    show(box, scaled(picture));
    URL.revokeObjectURL(url);
    tell('');
    keep();
  };
  picture.onerror = () => {
    URL.revokeObjectURL(url);
    tell(say('This is no photo that can be read.'));
  };
  picture.src = url;
}

/** Take a photo out of its field. @param {HTMLDetailsElement} box */
function drop(box) {
  fill(box, {});
  part(box, 'file').value = '';
  keep();
}

/** Write one photo, where there is one. @param {HTMLElement} box */
function pictured(box) {
  const { data, kept, slot, number } = box.dataset;
  if (!data && !kept) return [];
  const shows = part(box, 'shows').value.trim();
  return [{ slot, number: Number(number), data: data || '', shows, credit: part(box, 'credit').value.trim() }];
}

/** Write the file. */
function written() {
  /** @param {string} what */
  const answer = (what) => fields.filter((field) => field.dataset[what])
    .map((field) => ({ name: field.dataset[what], answer: field.value.trim() }));
  const file = {
    format: 'satchel-place/1', course, version, locale, by: fieldOf('by').value.trim(),
    facts: answer('fact'), slots: answer('slot'), photos: photos.flatMap(pictured),
  };
  return JSON.stringify(file, null, 1);
}

/** Hold the file back while a photo has no words for readers who cannot see it. */
function described() {
  const mute = photos.find((box) => (box.dataset.data || box.dataset.kept) && !part(box, 'shows').value.trim());
  if (!mute) return true;
  tell(say('Say what each photo shows.'));
  part(mute, 'shows').focus();
  return false;
}

for (const box of photos) {
  part(box, 'file').addEventListener('change', () => choose(box, part(box, 'file').files?.[0]));
  part(box, 'out').addEventListener('click', () => drop(box));
}
restore();
document.addEventListener('input', keep);
offer('place', written, described);
tell('');
