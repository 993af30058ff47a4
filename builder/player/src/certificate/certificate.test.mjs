/** A certificate's code is the one that the build knows: both sides share `certificates.json`. */

import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {codeFor, namesIn} from './code.js';
import {digest} from './sha256.js';

for (const {why, code, ...said} of JSON.parse(readFileSync(new URL('../../../../tests/player/certificates.json', import.meta.url), 'utf-8'))) {
  test(why, () => assert.equal(codeFor(said), code));
}

test('the digest is SHA-256 at every length around a block', () => {
  for (let length = 0; length < 200; length += 1) {
    const text = 'é'.repeat(length % 7) + 'x'.repeat(length);
    const words = digest(text).map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    assert.equal(words, createHash('sha256').update(text).digest('hex'));
  }
});

test('a list of names has each name once, however it was pasted', () => {
  assert.deepEqual(namesIn(' Ann \r\n\r\nBo  B\nAnn\n'), ['Ann', 'Bo B']);
  assert.deepEqual(namesIn('\n \t'), []);
});
