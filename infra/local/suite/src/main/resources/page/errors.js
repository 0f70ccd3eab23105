// Shows errors in one place above everything else.

import { say } from './dom.js';

const box = document.querySelector('#problem');

export function complain(error) {
  console.error(error);
  say(box.querySelector('p'), error.message);
  box.hidden = false;
}

/** Wraps an action: shows its failure, and clears the previous one at its start. */
export const tried = (action) => async (...given) => {
  box.hidden = true;
  try {
    return await action(...given);
  } catch (error) {
    return complain(error);
  }
};

document.querySelector('#dismiss').addEventListener('click', () => (box.hidden = true));
