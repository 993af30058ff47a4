/**
 * The values that the player's modules hand to each other; nothing here runs.
 *
 * @typedef {{id: string, kind: string, points: number}} Question
 * @typedef {object} Quiz
 * @property {string} id
 * @property {string} page
 * @property {number | null} pass
 * @property {number | null} attempts
 * @property {boolean} [shuffle]
 * @property {number} [draw]
 * @property {string} [feedback]
 * @property {Question[]} questions
 *
 * @typedef {{id: string, page: string, when: string, questions: {id: string, kind: string, points?: number}[]}} Survey
 *
 * What the page holds in `#satchel` (docs/page.md).
 * @typedef {object} Outline
 * @property {string} course
 * @property {string} version
 * @property {string} locale
 * @property {string} audience
 * @property {string} tracking
 * @property {string} module empty for a whole course
 * @property {'lessons' | 'quiz' | 'both'} completion
 * @property {string} title
 * @property {Record<string, string>} strings
 * @property {string[]} lessons
 * @property {Quiz[]} quizzes
 * @property {Survey[]} [surveys]
 * @property {boolean} [tellsSurveys] whether a platform is told what was said in surveys
 * @property {Record<string, string>} keys
 *
 * @typedef {{value: number, tolerance?: number, unit?: string}} NumberGap
 * @typedef {{accepted: string[]}} TextGap
 *
 * What is right about one question, out of the sealed key of its quiz.
 * @typedef {object} Key
 * @property {string} [right]
 * @property {(NumberGap | TextGap)[]} [gaps]
 * @property {Record<string, string>} [feedback]
 * @property {string} [explanation]
 *
 * @typedef {{response: string, share: number}} Answered
 * `best` is a fraction of the quiz's points, `seed` decides what is asked and in which order.
 * @typedef {{attempts: number, best: number, seed?: number}} Attempts
 *
 * What is remembered of one learner: `answers` are those of the attempt under way (or the last one).
 * @typedef {object} State
 * @property {string[]} seen
 * @property {string} page
 * @property {Record<string, Answered>} answers
 * @property {Record<string, Attempts>} quizzes
 * @property {Record<string, string>} notes
 * @property {Card} card
 *
 * Who learns, and what was given to them: it stays on the device, and its days are by the device's clock.
 * @typedef {object} Card
 * @property {string} id a text of chance, by which two files are known to be of one learner
 * @property {string[]} names several for a group
 * @property {string} started
 * @property {string} version the version of the course that was open last
 * @property {Certificate[]} certificates
 *
 * @typedef {{name: string, score: number | null, version: string, date: string, code: string}} Certificate
 *
 * @typedef {'incomplete' | 'completed' | 'passed' | 'failed'} Status
 *
 * How far a learner has come, in the course or in a module of it: `score` is a percentage, null while there is none.
 * @typedef {{id: string, status: Status, score: number | null}} Reached
 *
 * What a platform is told: `state` gives what is to be remembered in at most so many characters, `progress` is a share.
 * @typedef {Reached & {state: (room: number) => string, location: string, progress: number, modules: Reached[]}} Report
 *
 * What a platform is told of one answer; what is right is out of the quiz's key.
 * @typedef {{id: string, module: string, kind: string, points: number, response: string, share: number, key?: Key,
 *   locale: string}} Told
 *
 * What a platform says when the course opens; `writes` is false in a review.
 * @typedef {{works: boolean, writes: boolean, learner: string, state: string, location: string}} Opening
 *
 * @typedef {object} Tracking
 * @property {() => Opening} open
 * @property {(answer: Told) => void} record kept until the next `save`
 * @property {(report: Report) => boolean} save
 * @property {() => void} pause
 * @property {() => void} close
 *
 * The controls of one question, whatever its kind; `missing` is the first control without an answer.
 * @typedef {object} Controls
 * @property {() => string} response
 * @property {(response: string) => void} restore
 * @property {() => HTMLElement | null} missing
 * @property {(locked: boolean) => void} lock
 */
export {};
