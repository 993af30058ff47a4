/** Every call of a journey, in its order: `traces/` holds them; TRACES=write writes them anew. */

import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {test} from 'node:test';
import {outline} from './course.mjs';
import {faulty, launch, readAll, takeQuiz} from './launching.mjs';
import {strictApi} from './strict12.mjs';
import {strictApi2004} from './strict2004.mjs';

const FLAVOURS = {
  scorm12: {start: strictApi, mode: 'cmi.core.lesson_mode', commit: 'LMSCommit'},
  scorm2004: {start: strictApi2004, mode: 'cmi.mode', commit: 'Commit'},
};

const SURVEYS = [{id: 'before', page: 'why/growth', when: 'before', questions: [{id: 'sure', kind: 'scale'}]}];

/** @type {Record<string, (course: any, flavour: any) => any[]>} each gives the platforms that were spoken to */
const JOURNEYS = {
  'read-answer-leave': (course, {start}) => {
    const api = start();
    const {session, clock} = launch(api, course);
    session.visit('why/growth', 'why/growth');
    session.answer('easy', 'levy', 1);
    clock.now += 61_000;
    session.pause();
    session.close();
    return [api];
  },
  'fail-leave-resume-pass': (course, {start}) => {
    const first = start();
    const {session} = launch(first, course);
    readAll(session, course);
    takeQuiz(session, [1, 0]);
    session.close();
    const second = start(first.kept);
    const again = launch(second, course).session;
    again.retry(['gain', 'rise']);
    takeQuiz(again, [1, 1]);
    again.close();
    return [first, second];
  },
  'review': (course, {start, mode}) => {
    const api = start({[mode]: 'review'});
    const {session} = launch(api, course);
    readAll(session, course);
    takeQuiz(session, [0, 0]);
    session.close();
    return [api];
  },
  'no-interactions': (course, {start}) => {
    const api = start({}, {missing: ['cmi.interactions', 'cmi.objectives']});
    const {session} = launch(api, course);
    takeQuiz(session, [1, 1]);
    session.close();
    return [api];
  },
  // What people think is theirs: no interaction, nothing in the state.
  'survey-stays-on-the-device': (course, {start}) => {
    const first = start();
    const asking = {...course, surveys: SURVEYS};
    const {session, device} = launch(first, asking);
    session.answer('sure', '4', 0);
    session.answer('easy', 'levy', 1);
    session.close();
    const again = launch(start(first.kept), asking, device).session;
    assert.deepEqual(again.state.answers.sure, {response: '4', share: 0});
    return [first];
  },
  'survey-is-told': (course, {start}) => {
    const api = start();
    const {session} = launch(api, {...course, surveys: SURVEYS, tellsSurveys: true});
    session.answer('sure', '4', 0);
    session.close();
    return [api];
  },
  'commits-fail-and-come-back': (course, {start, commit}) => {
    const real = start();
    const {api, fault} = faulty(real, [commit], () => 'false');
    const {session, clock} = launch(api, course);
    session.answer('gain', 'a', 1);
    fault.on = false;
    clock.waiting.shift()();
    session.close();
    return [real];
  },
};

for (const [flavour, means] of Object.entries(FLAVOURS)) {
  for (const [journey, travel] of Object.entries(JOURNEYS)) {
    test(`${flavour}: ${journey}`, () => {
      const platforms = travel({...outline, tracking: flavour}, means);
      const trace = platforms.map(({calls}) => `${calls.join('\n')}\n`).join('\n');
      const file = new URL(`traces/${flavour}-${journey}.txt`, import.meta.url);
      if (process.env.TRACES === 'write') writeFileSync(file, trace);
      assert.equal(trace, readFileSync(file, 'utf-8'));
      if (journey !== 'no-interactions') assert.deepEqual(platforms.flatMap(({refused}) => refused), []);
    });
  }
}
