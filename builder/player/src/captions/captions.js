/** Show what is said in a film below its picture; the page holds the words, as no file beside it would load. */

import {all} from '../dom.js';

/** @param {Window} win */
export function startCaptions(win) {
  for (const held of all(win.document, 'script[data-captions]')) {
    const film = held.previousElementSibling;
    if (!(film instanceof HTMLVideoElement)) continue;
    /** @type {[number, number, string][]} */
    const cues = JSON.parse(held.textContent ?? '[]');
    const track = film.addTextTrack('captions', held.dataset.captions, held.lang);
    cues.forEach(([start, end, text]) => track.addCue(new VTTCue(start, end, text)));
    track.mode = 'showing';
  }
}
