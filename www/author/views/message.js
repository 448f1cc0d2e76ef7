// One line at the foot of the page: what was done, or why not. Said once, gone with the next.

import { piece } from '../make.js';

/**
 * What went wrong stays until something else is said. What was done is seen on the desk itself, and is said to those who do not see it.
 * @param {string} words
 * @param {'busy' | 'done' | 'fault'} kind
 */
export function say(words, kind) {
  const line = piece('message');
  line.hidden = false;
  line.setAttribute('role', kind === 'fault' ? 'alert' : 'status');
  line.className = kind === 'done' ? 'unseen' : '';
  line.textContent = words;
}

export function hush() {
  piece('message').hidden = true;
}

piece('message').addEventListener('click', hush);
