/** Hand a file to the reader. */

import {make} from './dom.js';

/**
 * Give a text as a file. A frame that allows no downloads does nothing and tells nobody.
 * @param {Window} win
 * @param {string} name
 * @param {string} text
 * @param {string} kind its media type
 */
export function download(win, name, text, kind) {
  const address = URL.createObjectURL(new Blob([text], {type: kind}));
  const link = make('a', {href: address, download: name});
  win.document.body.append(link);
  link.click();
  link.remove();
  win.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
