/** Speak to the reader: in the page's language, with its digits. */

/** @typedef {ReturnType<typeof createVoice>} Voice */

/**
 * @param {Record<string, string>} strings what the player says, by its English text
 * @param {string} locale
 */
export function createVoice(strings, locale) {
  const formatOf = formats(locale);
  /** @param {number} value @param {Intl.NumberFormatOptions} [options] */
  const number = (value, options) => formatOf(options).format(value);
  return {
    number,
    /** @param {number} percent */
    percent: (percent) => number(percent / 100, {style: 'percent'}),
    /** Write a day (`2026-03-08`) as the language does. @param {string} day */
    date: (day) => dated(day, locale),
    /** Say a text; its `%s` and `%d` are filled in order. @param {string} text @param {(string | number)[]} values */
    say(text, ...values) {
      let next = 0;
      return (strings[text] || text).replace(/%[sd]/gu, () => {
        const value = values[next++];
        return typeof value === 'number' ? number(value) : String(value);
      });
    },
  };
}

/**
 * Give the ways to write numbers in a locale, each made once: that takes a slow phone many milliseconds.
 * @param {string} locale
 */
function formats(locale) {
  /** @type {Map<string, Intl.NumberFormat>} */
  const known = new Map();
  return (/** @type {Intl.NumberFormatOptions | undefined} */ options) => {
    const key = JSON.stringify(options);
    const format = known.get(key) ?? formatFor(locale, options);
    known.set(key, format);
    return format;
  };
}

/**
 * Write numbers in a locale; in one that the browser does not know they are written as in English.
 * @param {string} locale
 * @param {Intl.NumberFormatOptions} [options]
 */
function formatFor(locale, options) {
  try {
    return new Intl.NumberFormat([locale, 'en'], options);
  } catch {
    return new Intl.NumberFormat('en', options);
  }
}

/**
 * Write a day in a locale; what is no day is written as it is.
 * @param {string} day
 * @param {string} locale
 */
function dated(day, locale) {
  const moment = new Date(`${day}T12:00:00`);
  if (Number.isNaN(moment.getTime())) return day;
  try {
    return new Intl.DateTimeFormat([locale, 'en'], {dateStyle: 'long'}).format(moment);
  } catch {
    return day;
  }
}
