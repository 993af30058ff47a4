/** Write letters so that what readers take for the same is the same: for answers, and for words that are looked for. */

// Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, tatweel. Vowel signs of other scripts
// (Devanagari, Thai, Khmer …) are letters of the word and stay.
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
export const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
export const DASHES = /[\u05be\u2010-\u2015\u2212]/gu;

/**
 * Take off accents, case and what nobody sees.
 * @param {string} text
 */
export function plainLetters(text) {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(/[\u2018\u2019\u02bc]/gu, "'")
    // Letters that are written for each other in Arabic script: teh marbuta, alef maksura, Persian yeh and keheh.
    .replace(/\u0629/gu, '\u0647')
    .replace(/[\u0649\u06cc]/gu, '\u064a')
    .replace(/\u06a9/gu, '\u0643')
    .toUpperCase()
    .toLowerCase();
}
