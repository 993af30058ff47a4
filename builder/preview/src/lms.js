/** Show what a learning platform is told, and let the author play with it. */

import {find, make} from './dom.js';
import {EDITIONS, createPlatform} from './platform.js';
import {decodeState} from '../../player/src/progress/state.js';

/** @typedef {import('./platform.js').Told} Told */
/** @typedef {'scorm12' | 'scorm2004'} Flavour */

const MOST_CALLS = 400;
const ROOMS = {scorm12: 4096, scorm2004: 64_000};

/**
 * @param {() => Window} course
 * @param {{open: () => void, leave: () => void}} means open the course, or leave it
 */
export function createLms(course, {open, leave}) {
  /** @type {Flavour | null} */
  let flavour = null;
  /** What each platform knows of its learner. @type {Record<Flavour, Record<string, string>>} */
  const learners = {scorm12: newcomer('scorm12', 1), scorm2004: newcomer('scorm2004', 1)};
  let people = 1;
  const mode = /** @type {HTMLSelectElement} */ (find('mode'));
  const dead = /** @type {HTMLInputElement} */ (find('dead'));
  let calls = 0;

  /** @param {Told} told */
  function log({call, answer, code}) {
    const list = find('calls');
    const refused = code !== '0' && code !== '403';
    const said = make('span', {class: refused ? 'refused' : 'said'}, ` → ${answer || '""'}${code === '0' ? '' : ` (error ${code})`}`);
    const row = make('li', {}, call, said);
    calls += 1;
    row.setAttribute('value', String(calls));
    list.prepend(row);
    while (list.children.length > MOST_CALLS) list.lastChild?.remove();
    find('calls-count').textContent = `(${calls})`;
    queueMicrotask(show);
  }

  function show() {
    if (!flavour) return;
    const kept = learners[flavour];
    rows(find('values'), Object.entries(kept).sort(([one], [other]) => one.localeCompare(other, 'en', {numeric: true})));
    rows(find('known'), summary(flavour, kept));
  }

  /** @param {Flavour} at @param {Record<string, string>} kept @returns {[string, string][]} */
  function summary(at, kept) {
    /** @param {string[]} names */
    const first = (...names) => names.map((name) => kept[name]).find((value) => value !== undefined) ?? '–';
    const data = kept['cmi.suspend_data'] ?? '';
    return [
      ['Status', at === 'scorm12' ? first('cmi.core.lesson_status') : `${first('cmi.completion_status')}, ${first('cmi.success_status')}`],
      ['Score', first('cmi.core.score.raw', 'cmi.score.raw')],
      ['Place', first('cmi.core.lesson_location', 'cmi.location')],
      ['Time', first('cmi.core.session_time', 'cmi.session_time')],
      ['Left by', first('cmi.core.exit', 'cmi.exit')],
      ['State', `${data.length} of ${ROOMS[at]} characters`],
      ...decoded(data),
    ];
  }

  /** Read the state with the player's own words. @param {string} data @returns {[string, string][]} */
  function decoded(data) {
    const outline = outlineOf(course());
    const state = outline && data ? decodeState(outline, data) : null;
    if (!state) return [];
    const percent = (/** @type {number} */ share) => `${Math.round(share * 100)} %`;
    return [
      ['Lessons seen', `${state.seen.length} of ${outline.lessons.length}: ${state.seen.join(', ') || '–'}`],
      .../** @type {[string, any][]} */ (Object.entries(state.quizzes)).map(([id, {attempts, best}]) => {
        return /** @type {[string, string]} */ ([id, `${attempts} finished, best ${percent(best)}`]);
      }),
      .../** @type {[string, any][]} */ (Object.entries(state.answers)).map(([id, {response, share}]) => {
        return /** @type {[string, string]} */ ([id, `${response || '(no room)'} = ${percent(share)}`]);
      }),
    ];
  }

  /** @param {boolean} isHere */
  function mark(isHere) {
    /** @type {HTMLButtonElement} */ (find('leave')).disabled = !isHere;
    /** @type {HTMLButtonElement} */ (find('return')).disabled = isHere;
  }

  find('leave').addEventListener('click', () => {
    leave();
    mark(false);
  });
  find('return').addEventListener('click', open);
  find('forget').addEventListener('click', () => {
    if (!flavour) return;
    // The page that is open now still writes to the learner that it began with.
    people += 1;
    learners[flavour] = newcomer(flavour, people);
    find('calls').replaceChildren();
    calls = 0;
    open();
  });
  mode.addEventListener('change', open);

  return {
    /** @param {string} target */
    choose(target) {
      flavour = target === 'scorm12' || target === 'scorm2004' ? target : null;
      find('lms').hidden = !flavour;
      find('no-platform').hidden = Boolean(flavour);
    },
    /** Stand ready before the course looks for its platform. */
    prepare() {
      const top = /** @type {any} */ (window);
      for (const {name} of Object.values(EDITIONS)) delete top[name];
      if (!flavour) return;
      mark(true);
      const edition = EDITIONS[flavour];
      top[edition.name] = createPlatform(edition, learners[flavour], {mode: () => mode.value, isDead: () => dead.checked, tell: log});
      show();
    },
    show,
  };
}

/** @param {Flavour} flavour @param {number} number */
function newcomer(flavour, number) {
  const {learner} = EDITIONS[flavour];
  return {[`${learner}_id`]: `learner-${number}`, [`${learner}_name`]: `Learner, ${number}`};
}

/** @param {Window} win */
function outlineOf(win) {
  try {
    return JSON.parse(win.document.getElementById('satchel')?.textContent ?? 'null');
  } catch {
    return null;
  }
}

/** @param {HTMLElement} list @param {[string, string][]} pairs */
function rows(list, pairs) {
  list.replaceChildren(...pairs.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]));
}
