/** Show the page as its reader likes it before anything of it is drawn: a script of its own, in the page's head. */

import {chosen, showReading} from './reading.js';

showReading(document.documentElement, chosen(() => window.localStorage));
