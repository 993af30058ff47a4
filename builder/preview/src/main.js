/** The shell around a course's page: choices above, what is wrong beside it, news from the files. */

import {button, find, make, tell} from './dom.js';
import {createFrame} from './frame.js';
import {createLms} from './lms.js';
import {dress} from './print.js';
import {showProblems} from './problems.js';

const AUDIENCES = {learner: 'Learners', trainer: 'Trainers'};
const TARGETS = {html: 'Page', single: 'Single file', scorm12: 'SCORM 1.2', scorm2004: 'SCORM 2004'};
const PROFILES = {full: 'All', lite: 'Light', text: 'Text only'};
const PAPERS = {pdf: 'Companion', handout: 'Handout', slides: 'Slides'};
const CHOICES = ['locale', 'audience', 'profile', 'target'];

/** @type {EventSource | null} */
let news = null;
let shown = '';
/** The language before a pseudo-locale, to go back to. */
let spoken = '';

/** @param {string} name */
const select = (name) => /** @type {HTMLSelectElement} */ (find(name));
const view = () => CHOICES.map((name) => select(name).value).join('/');
const way = () => /** @type {HTMLInputElement} */ (document.querySelector('[name="way"]:checked')).value;

const lms = createLms(() => frame.win(), {open: () => void frame.again(), leave: () => frame.leave()});
const frame = createFrame(() => lms.prepare(), (win) => {
  if (way() === 'print') dress(win, true);
  lms.show();
});

/** @param {string} name @param {[string, string][]} options */
function fill(name, options) {
  const box = select(name);
  const now = options.map(([value, label]) => `${value} ${label}`).join('\n');
  if (box.dataset.options === now) return;
  const was = box.value;
  box.dataset.options = now;
  box.replaceChildren(...options.map(([value, label]) => make('option', {value}, label)));
  if (options.some(([value]) => value === was)) box.value = was;
}

/** @param {Record<string, string>} names @param {string[]} values @returns {[string, string][]} */
const named = (names, values) => values.map((value) => [value, names[value] ?? value]);

/** @param {any} state */
function takeState(state) {
  find('title').textContent = state.title;
  document.title = `Preview: ${state.title}`;
  const tongues = state.tongues.map((/** @type {any} */ one) => [one.tag, one.name === one.tag ? one.tag : `${one.name} (${one.tag})`]);
  fill('locale', [...tongues, ...state.pseudo.map((/** @type {string} */ tag) => [tag, `${tag} (nobody's)`])]);
  fill('audience', named(AUDIENCES, state.audiences));
  fill('profile', named(PROFILES, state.profiles));
  fill('target', named(TARGETS, state.targets));
  showPapers(state.papers);
  showProblems(state);
}

/** @param {string[]} papers */
function showPapers(papers) {
  const box = find('papers');
  if (box.children.length) return;
  box.append(...named(PAPERS, papers).flatMap(([paper, name]) => [button(`${name} (PDF)`, () => {
    tell(`Making the PDF: ${name} …`);
    frame.win().location.replace(`/paper/${view()}/${paper}.pdf`);
  }), ' ']), button('Back to the page', () => void frame.again()));
}

/** Take the view out of the shell's own address: `#fr/trainer/full/html/phone`. */
function recall() {
  const parts = decodeURIComponent(location.hash.slice(1)).split('/');
  CHOICES.forEach((name, index) => {
    const box = select(name);
    if ([...box.options].some((option) => option.value === parts[index])) box.value = parts[index];
  });
  const radio = [...document.querySelectorAll('[name="way"]')].find((one) => /** @type {HTMLInputElement} */ (one).value === parts[4]);
  if (radio) /** @type {HTMLInputElement} */ (radio).checked = true;
}

function look() {
  const now = view();
  history.replaceState(null, '', `#${now}/${way()}`);
  find('accents').setAttribute('aria-pressed', String(select('locale').value === 'en-XA'));
  find('mirror').setAttribute('aria-pressed', String(select('locale').value === 'ar-XB'));
  lay();
  if (now === shown) return;
  shown = now;
  lms.choose(select('target').value);
  if (select('target').value.startsWith('scorm')) turnTo('platform');
  listen(now);
  void frame.look(now);
}

function lay() {
  const stage = find('stage');
  const was = stage.dataset.way;
  stage.dataset.way = way();
  find('paper').hidden = way() !== 'print';
  if (was !== way() && [was, way()].includes('print')) dress(frame.win(), way() === 'print');
}

/** @param {string} at */
function listen(at) {
  news?.close();
  news = new EventSource(`/events?view=${encodeURIComponent(at)}`);
  /** @param {string} name @param {(said: any) => void} act */
  const on = (name, act) => news?.addEventListener(name, (event) => act(JSON.parse(/** @type {MessageEvent} */ (event).data)));
  on('state', takeState);
  on('module', ({module, html}) => frame.takeModule(module, html));
  on('page', () => void frame.takePage());
  // The page was made as before; what was shown of a module meanwhile may be older.
  on('same', () => void frame.takePage());
  news.addEventListener('error', () => tell('The preview does not answer. Is it still running?'));
}

/** @param {string} name */
function turnTo(name) {
  for (const one of ['problems', 'platform']) {
    const tab = find(`tab-${one}`);
    tab.setAttribute('aria-selected', String(one === name));
    tab.tabIndex = one === name ? 0 : -1;
    find(one).hidden = one !== name;
  }
}

/** @param {string} tag */
function disguise(tag) {
  const box = select('locale');
  if (![...box.options].some(({value}) => value === tag)) return;
  if (box.value === tag) box.value = spoken || box.options[0].value;
  else {
    if (!['en-XA', 'ar-XB'].includes(box.value)) spoken = box.value;
    box.value = tag;
  }
  look();
}

function startTabs() {
  for (const one of ['problems', 'platform']) find(`tab-${one}`).addEventListener('click', () => turnTo(one));
  document.querySelector('.tabs')?.addEventListener('keydown', (event) => {
    if (!['ArrowLeft', 'ArrowRight'].includes(/** @type {KeyboardEvent} */ (event).key)) return;
    const next = find('problems').hidden ? 'problems' : 'platform';
    turnTo(next);
    find(`tab-${next}`).focus();
  });
}

async function main() {
  tell('Reading the course …');
  takeState(await (await fetch('/state')).json());
  recall();
  spoken = select('locale').value;
  find('choices').addEventListener('change', look);
  find('choices').addEventListener('submit', (event) => event.preventDefault());
  find('accents').addEventListener('click', () => disguise('en-XA'));
  find('mirror').addEventListener('click', () => disguise('ar-XB'));
  find('look').addEventListener('click', () => void fetch('/look', {method: 'POST'}));
  find('print').addEventListener('click', () => frame.win().print());
  startTabs();
  look();
  tell('');
}

void main();
