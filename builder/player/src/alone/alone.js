/** Say that pictures are missing when the page was opened without the folder beside it. */

import {all, one} from '../dom.js';

/** @param {Document} doc */
export function startAlone(doc) {
  const picture = all(doc, 'img[src]:not([src^="data:"])')[0];
  if (!picture) return;
  const note = one(doc, '.alone');
  const probe = new Image();
  probe.addEventListener('error', () => void (note.hidden = false));
  probe.src = picture.getAttribute('src') ?? '';
}
