/** Show a page as it will be printed: the styles for paper are those that count. */

/** @param {Window} win @param {boolean} isPaper */
export function dress(win, isPaper) {
  try {
    for (const sheet of win.document.styleSheets) turn(sheet.cssRules, isPaper);
  } catch {
    // A page of the browser's own (a PDF, an error) has no styles to change.
  }
}

/** What a rule was for, before it was turned. @type {WeakMap<CSSMediaRule, string>} */
const written = new WeakMap();

/** @param {CSSRuleList} rules @param {boolean} isPaper */
function turn(rules, isPaper) {
  for (const rule of rules) {
    // The rule is one of the frame's own window: `instanceof` does not know it here.
    const media = /** @type {CSSMediaRule} */ (rule);
    if (media.media) {
      const was = written.get(media) ?? media.media.mediaText;
      written.set(media, was);
      media.media.mediaText = isPaper ? forPaper(was) : was;
    }
    if (media.cssRules) turn(media.cssRules, isPaper);
  }
}

/** @param {string} media */
function forPaper(media) {
  if (/\bprint\b/u.test(media)) return media.replace(/\bprint\b/gu, 'screen');
  return /\bscreen\b/u.test(media) ? 'not all' : media;
}
