/** Give a certificate to whoever has completed the course. */

import {all, one} from '../dom.js';
import {namesIn} from './code.js';
import {print, sheetOf} from './paper.js';

/**
 * Offer the certificate on the last page once the course is completed, or passed where it has a graded quiz.
 * @param {Window} win
 * @param {import('../types.js').Outline} outline
 * @param {import('../progress/session.js').Session} session
 * @param {import('../voice.js').Voice} voice
 */
export function startCertificate(win, outline, session, voice) {
  const place = all(win.document, '[data-certify]')[0];
  if (!place) return;
  const field = /** @type {HTMLTextAreaElement} */ (one(place, '[data-certificate-names]'));
  const shown = one(place, '[data-certificates]');
  const isEarned = () => ['completed', 'passed'].includes(session.result().status);

  function sheets() {
    const {status} = session.result();
    return session.certify(namesIn(field.value)).map((one) => sheetOf(win.document, one, status, voice));
  }

  function renew() {
    place.hidden = !isEarned();
    one(win.document, '[data-not-yet]').hidden = isEarned();
  }

  field.value = session.state.card.names.join('\n');
  field.addEventListener('input', () => shown.replaceChildren());
  one(place, '[data-make-certificate]').addEventListener('click', () => {
    if (!namesIn(field.value).length) return field.focus();
    if (!session.state.card.names.length) session.rename(namesIn(field.value));
    shown.replaceChildren(...sheets());
  });
  one(place, '[data-print-certificate]').addEventListener('click', () => {
    if (!namesIn(field.value).length) return field.focus();
    if (!session.state.card.names.length) session.rename(namesIn(field.value));
    shown.replaceChildren(...sheets());
    print(win, sheets());
  });
  session.onChange(renew);
  renew();
}
