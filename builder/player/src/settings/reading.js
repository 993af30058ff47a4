/** Remember how this reader likes to read, for all courses on the device. */

const KEY = 'satchel-reading';
const SCHEMES = ['light', 'dark'];
const SIZES = ['2', '3', '4'];

/**
 * An empty scheme is that of the device, an empty size the usual one.
 * @typedef {{scheme: string, size: string}} Reading
 */

/**
 * Read what was chosen before, taking only what there is to choose.
 * @param {() => Storage} storageOf asked inside a try: even to touch `localStorage` can throw
 * @returns {Reading}
 */
export function chosen(storageOf) {
  try {
    const {scheme, size} = JSON.parse(storageOf().getItem(KEY) ?? '{}');
    return {scheme: SCHEMES.includes(scheme) ? scheme : '', size: SIZES.includes(size) ? size : ''};
  } catch {
    return {scheme: '', size: ''};
  }
}

/**
 * Keep a choice where the device lets us; else it lasts until the page is closed.
 * @param {() => Storage} storageOf
 * @param {Reading} reading
 */
export function keepReading(storageOf, reading) {
  try {
    storageOf().setItem(KEY, JSON.stringify(reading));
  } catch {
    // Private windows and full devices keep nothing.
  }
}

/**
 * Show the page as it was chosen.
 * @param {HTMLElement} root
 * @param {Reading} reading
 */
export function showReading(root, {scheme, size}) {
  if (scheme) root.dataset.scheme = scheme;
  else delete root.dataset.scheme;
  if (size) root.dataset.size = size;
  else delete root.dataset.size;
}
