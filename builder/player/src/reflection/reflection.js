/** Keep what the learner writes for themselves; nobody else gets it, no platform either. */

/**
 * @param {HTMLTextAreaElement} area
 * @param {import('../progress/session.js').Session} session
 */
export function startReflection(area, session) {
  const id = area.dataset.reflection ?? '';
  area.value = session.state.notes[id] ?? '';
  area.addEventListener('input', () => session.note(id, area.value));
}
