/** Answers in the words of SCORM 1.2 and 2004, each format as platforms demand it. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clock, plainId, resultOf, spoken12, spoken2004} from './answers.js';

const told = (kind, response, key) => ({id: 'q', module: 'm', kind, points: 1, response, share: 1, key, locale: 'es-CO'});
const number = {gaps: [{value: 4, tolerance: 1}]};

/** kind, response, key, type, then response and patterns in 1.2 and in 2004 */
const CASES = [
  ['choice', 'b', {right: 'a'}, 'choice', 'b', ['a'], 'b', ['a']],
  ['choices', 'a,c', {right: 'a,b'}, 'choice', 'a,c', ['a,b'], 'a[,]c', ['a[,]b']],
  ['choices', '', {right: 'a'}, 'choice', '', ['a'], '', ['a']],
  ['choice', 'a1', {right: 'b'}, 'choice', '', ['b'], 'a1', ['b']],
  ['choice', 'é', {right: 'b-1'}, 'choice', '', [], '', []],
  ['order', 'c,a,b', {right: 'a,b,c'}, 'sequencing', 'c,a,b', ['a,b,c'], 'c[,]a[,]b', ['a[,]b[,]c']],
  ['match', 'a.c,b.a', {right: 'a.b,b.a'}, 'matching', 'a.c,b.a', ['a.b,b.a'], 'a[.]c[,]b[.]a', ['a[.]b[,]b[.]a']],
  ['number', '4,5', number, 'numeric', '4.5', ['4'], '4.5', ['3[:]5']],
  ['number', '٤', number, 'numeric', '4', ['4'], '4', ['3[:]5']],
  ['number', '1,000', {gaps: [{value: 1000}]}, 'numeric', '1000', ['1000'], '1000', ['1000[:]1000']],
  ['number', 'about four', number, 'numeric', '', ['4'], '', ['3[:]5']],
  ['text', 'the levy', {gaps: [{accepted: ['levy', 'charge']}]}, 'fill-in', 'the levy', ['levy', 'charge'],
    '{lang=es-CO}the levy', ['{lang=es-CO}levy', '{lang=es-CO}charge']],
  ['text', '{odd}[,]\n x', {}, 'fill-in', '(odd},, x', [], '{lang=es-CO}(odd},[,]{lang=es-CO}x', []],
  ['gaps', 'levy\n30', {gaps: [{accepted: ['levy']}, {value: 30}]}, 'fill-in', 'levy, 30', ['levy, 30'],
    '{lang=es-CO}levy[,]{lang=es-CO}30', ['{lang=es-CO}levy[,]{lang=es-CO}30']],
  ['scale', '3', undefined, 'likert', '3', [], '3', []],
];

for (const [kind, response, key, type, response12, patterns12, response2004, patterns2004] of CASES) {
  test(`${kind} ${JSON.stringify(response)}`, () => {
    assert.deepEqual(spoken12(told(kind, response, key)), {type, response: response12, patterns: patterns12});
    assert.deepEqual(spoken2004(told(kind, response, key)), {type, response: response2004, patterns: patterns2004});
  });
}

test('a long text ends where the standard ends, and not inside a letter', () => {
  assert.equal(spoken12(told('text', 'x'.repeat(300))).response.length, 255);
  const {response} = spoken2004(told('text', `${'x'.repeat(249)}🏠`));
  assert.equal(response, `{lang=es-CO}${'x'.repeat(249)}`);
});

for (const [share, key, wrong, result] of [[1, number, 'wrong', 'correct'], [0, number, 'wrong', 'wrong'],
  [0, number, 'incorrect', 'incorrect'], [2 / 3, number, 'wrong', '0.67'], [0, undefined, 'wrong', 'neutral']]) {
  test(`a share of ${share} is ${result}`, () => assert.equal(resultOf({...told('number', '4', key), share}, wrong), result));
}

test('ids keep to ASCII without spaces', () => {
  assert.equal(plainId('why-plan-q1'), 'why-plan-q1');
  assert.match(plainId('économie locale'), /^[!-~]+$/);
  assert.equal(plainId('x'.repeat(300)).length, 255);
});

test('the clock on the wall', () => {
  assert.deepEqual(clock(new Date(2026, 0, 2, 3, 4, 5)), {day: '2026-01-02', time: '03:04:05'});
});
