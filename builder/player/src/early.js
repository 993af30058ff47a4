/** Show the page as its reader likes it before anything of it is drawn: a script of its own, in the page's head. */

import {showAsked} from './pages/asked.js';
import {chosen, showReading} from './settings/reading.js';

showReading(document.documentElement, chosen(() => window.localStorage));
showAsked(document, window.location.hash);
