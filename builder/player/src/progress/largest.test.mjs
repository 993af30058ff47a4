/** The largest state is as large as the build says: both sides share `largest.json`. */

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {encodeState} from './state.js';

/** Reach everything there is to reach, with the longest responses; typed ones are too long to be kept. */
function fullest(outline) {
  const chosen = outline.quizzes.flatMap(({questions, draw}) => {
    return [...questions].sort((one, other) => (other.longest ?? -1) - (one.longest ?? -1)).slice(0, draw ?? Infinity)
      .map((question) => [question, 1]);
  });
  const said = (outline.surveys ?? []).flatMap(({questions}) => questions.map((question) => [question, 0]));
  const quizzes = outline.quizzes.map(({id, attempts, draw, shuffle}) => {
    return [id, {attempts: attempts ?? 36 ** 2 - 1, best: 1, ...(draw || shuffle ? {seed: 36 ** 2 - 1} : {})}];
  });
  return {
    seen: outline.lessons, page: '', notes: {}, quizzes: Object.fromEntries(quizzes),
    answers: Object.fromEntries([...chosen, ...said].map(([{id, longest}, share]) => {
      return [id, {response: 'x'.repeat(longest ?? 1_000_000), share}];
    })),
  };
}

for (const {name, outline, characters} of JSON.parse(readFileSync(new URL('../../../../tests/player/largest.json', import.meta.url), 'utf-8'))) {
  test(name, () => {
    const state = fullest(outline);
    const {whole, needed} = characters;
    assert.equal(encodeState(outline, state, whole).length, whole);
    assert.ok(encodeState(outline, state, whole - 1).length < whole);
    const least = encodeState(outline, state, needed);
    assert.equal(least.length, needed);
    assert.notEqual(least, '');
  });
}
