/** What a response earns; the table is in scoring.json. */

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {percent, shareOf} from './scoring.js';

const CASES = JSON.parse(readFileSync(new URL('../../../../tests/player/scoring.json', import.meta.url), 'utf8'));

for (const {name, kind, key, response, share} of CASES) {
  test(`${kind}: ${name}`, () => assert.equal(shareOf(kind, response, key), share));
}

test('a percentage is rounded down, but not by the error of a sum', () => {
  assert.deepEqual([2 / 3, 0.9999, 1, (0.1 + 0.2) / 0.3, 0.29 * 1].map(percent), [66, 99, 100, 100, 29]);
});
