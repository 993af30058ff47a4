/** Words are found in texts of any script, and shown as they were written. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {countIn, excerpt, searchable, wordsOf} from './matcher.js';
import {matching} from './search.js';

const FOUND = [
  // what was typed, the text, what is marked in it
  ['value', 'Land value rises. Values stay.', ['value', 'Value']],
  ['RUE', 'La rue, une Rue', ['rue', 'Rue']],
  ['etude', 'Une étude', ['étude']],
  ['étude', 'Une e\u0301tude', ['e\u0301tude']],
  ['strasse', 'Die Straße', ['Straße']],
  ['οδος', 'ΟΔΟΣ', ['ΟΔΟΣ']],
  ['الارض', 'قيمة الأرض', ['الأرض']],
  ['مدينه', 'مَدِينَة', ['مَدِينَة']],
  ['土地', '公共工程提高了土地的价值。', ['土地']],
  ['ที่ดิน', 'มูลค่าที่ดินเพิ่มขึ้น', ['ที่ดิน']],
  ['ដី', 'តម្លៃដីធ្លី', ['ដី']],
  ['መሬት', 'የመሬት ዋጋ', ['መሬት']],
  ['𞤀', 'x 𞤀𞤣 y', ['𞤀']],
  ['land  value', 'The value of land', ['value', 'land']],
  ['soft', 'so\u00adft', ['so\u00adft']],
];

for (const [typed, text, marked] of FOUND) {
  test(`${typed} in ${text}`, () => {
    const parts = excerpt(searchable(text), wordsOf(typed));
    assert.deepEqual(parts.filter((part) => part.marked).map((part) => part.text), marked);
    assert.equal(parts.map((part) => part.text).join(''), text);
  });
}

test('nothing is marked in a text without the word, and nothing typed finds nothing', () => {
  assert.deepEqual(excerpt(searchable('Land'), wordsOf('road')), []);
  assert.deepEqual(wordsOf('  \u200b '), []);
});

test('a long text is cut around the first hit, between words', () => {
  const parts = excerpt(searchable(`${'before '.repeat(30)}levy${' after'.repeat(60)}`), ['levy']);
  const shown = parts.map((part) => part.text).join('');
  assert.match(shown, /^… before .*before levy after.* after …$/u);
  assert.ok(shown.length < 180);
});

test('a cut takes no sign from its letter where no space is near', () => {
  for (let length = 60; length < 70; length += 1) {
    const shown = excerpt(searchable(`${'ក្ដី'.repeat(length)}ដី${'😀'.repeat(90)}`), ['😀']).map((part) => part.text).join('');
    assert.doesNotMatch(shown, /^… [\p{M}\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/u);
  }
});

test('all words must be on a page, those in its title come first', () => {
  const entry = (title, ...texts) => ({title: searchable(title), blocks: texts.map((text) => ({text: searchable(text)}))});
  const entries = [entry('One', 'land', 'its value'), entry('Two', 'land only'), entry('Land value', 'three')];
  assert.deepEqual(matching(entries, ['land', 'value']).map(({title}) => title.text), ['Land value', 'One']);
  assert.equal(countIn(searchable('land only'), ['land', 'value']), 1);
});

test('a course of 300 pages is searched before the next key', () => {
  const blocks = Array.from({length: 20}, (_, each) => ({text: searchable(`Word ${each} of a sentence `.repeat(8))}));
  const entries = Array.from({length: 300}, (_, each) => ({title: searchable(`Page ${each}`), blocks}));
  const before = performance.now();
  assert.equal(matching(entries, wordsOf('sentence 9')).length, 300);
  assert.ok(performance.now() - before < 50);
});
