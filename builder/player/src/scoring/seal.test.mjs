/** A sealed key opens with the names of its course and quiz, and with no others. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openKey} from './seal.js';

function sealed(key, course, quiz) {
  const pattern = Buffer.from(`${course}/${quiz}`);
  const bytes = Buffer.from(JSON.stringify(key));
  return Buffer.from(bytes.map((byte, place) => byte ^ pattern[place % pattern.length])).toString('base64');
}

const KEY = {gain: {right: 'b', feedback: {a: '<p>Ардаҡ 土地 🏘</p>'}, explanation: 'ملكية'}};

test('a key comes back as it was, in any script', () => {
  assert.deepEqual(openKey(sealed(KEY, 'towns', 'module-1-quiz'), 'towns', 'module-1-quiz'), KEY);
});

test('under another name it is no key', () => {
  assert.throws(() => openKey(sealed(KEY, 'towns', 'one'), 'towns', 'two'), SyntaxError);
});
