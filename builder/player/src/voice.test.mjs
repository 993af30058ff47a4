/** Texts are said in the page's language, with its digits, and in English where there is no translation. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createVoice} from './voice.js';

test('places are filled in order, numbers in local digits', () => {
  const voice = createVoice({'Position %d of %d': 'स्थान %d, कुल %d'}, 'hi-u-nu-deva');
  assert.equal(voice.say('Position %d of %d', 2, 14), 'स्थान २, कुल १४');
});

test('a text nobody translated is English; a percent sign alone is no place', () => {
  const voice = createVoice({Check: ''}, 'sw');
  assert.equal(voice.say('Check'), 'Check');
  assert.equal(voice.say('Your result: %s', '80 %'), 'Your result: 80 %');
});

for (const locale of ['tum', 'x', 'not a tag']) {
  test(`a locale that no browser knows is no error: ${locale}`, () => {
    assert.equal(createVoice({}, locale).percent(80), '80%');
  });
}
