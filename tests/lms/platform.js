/** A page that plays a course in its frame, on a platform that is strict, or broken in one way. */

import {strictApi} from './strict12.mjs';
import {strictApi2004} from './strict2004.mjs';

/** @type {Record<string, (api: any) => any>} what is wrong with a platform */
const BROKEN = {
  'sound': (api) => api,
  'no API': () => undefined,
  'every call throws': (api) => Object.fromEntries(Object.keys(api).map((name) => [name, thrower])),
  'it does not begin': (api) => ({...api, LMSInitialize: () => 'false', LMSGetLastError: () => '301'}),
  'commits fail': (api) => ({...api, LMSCommit: () => 'false', LMSGetLastError: () => '0'}),
  'commits say true and tell an error': (api) => lying(api),
};

function thrower() {
  throw new Error('The platform is broken.');
}

function lying(api) {
  let code = '0';
  return {
    ...api,
    LMSCommit: () => {
      code = '391';
      return 'true';
    },
    LMSGetValue: (element) => {
      code = '0';
      return api.LMSGetValue(element);
    },
    LMSSetValue: (element, value) => {
      code = '0';
      return api.LMSSetValue(element, value);
    },
    LMSGetLastError: () => (code === '0' ? api.LMSGetLastError() : code),
  };
}

window.kept = {};
/** @param {string} fault @param {Record<string, string>} before what the platform knows of the learner */
window.launch = (fault, before) => {
  Object.assign(window.kept, before);
  window.strict = strictApi(window.kept);
  window.API = BROKEN[fault](window.strict);
  show();
};

/** The same in SCORM 2004, sound or with the faults of `strict2004.mjs`; an API of the other flavour stands beside. */
window.launch2004 = (faults, before) => {
  Object.assign(window.kept, before);
  window.strict = strictApi2004(window.kept, faults);
  window.API_1484_11 = window.strict;
  window.API = Object.fromEntries(Object.keys(strictApi({})).map((name) => [name, thrower]));
  show();
};

function show() {
  document.querySelector('iframe').src = 'course/index.html';
}
