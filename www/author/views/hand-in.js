// The ways in: a file opened or dropped, the source of a page or a table pasted, an example.

import { Fault } from '../intake/fault.js';
import { fromFile, fromWords, isMarkup, isTable } from '../intake/index.js';
import { piece } from '../make.js';
import { Refusal, attempt } from '../reader.js';
import { say } from './message.js';

const EXAMPLE = new URL('example.txt', import.meta.url).href;

/**
 * @param {import('../desk.js').Desk} desk
 * @param {() => import('../words.js').Words} terms
 * @param {() => void} brought called when another report lies on the desk
 */
export function takeIn(desk, terms, brought) {
  /**
   * Nothing on the desk changes before the core has taken what is brought.
   * @param {() => Promise<import('../types.js').Input>} find
   * @param {string} name
   */
  const take = async (find, name) => {
    const words = terms();
    try {
      say(words.reading, 'busy');
      const input = await find();
      if (input.form !== 'text') await attempt(input);
      await desk.bring(input);
      say(words.taken(name), 'done');
      brought();
    } catch (error) {
      say(`${words.cannot(name)}${because(error, words)}`, 'fault');
    }
  };
  const takeFile = (/** @type {File | undefined} */ file) => file && take(() => fromFile(file), file.name);

  for (const id of ['file', 'another']) {
    const field = /** @type {HTMLInputElement} */ (piece(id));
    field.addEventListener('change', () => {
      takeFile(field.files?.[0]);
      field.value = '';
    });
  }
  piece('example').addEventListener('click', () => {
    take(async () => fromWords(await (await fetch(EXAMPLE)).text()), terms().exampleName);
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('dragging');
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) document.body.classList.remove('dragging');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dragging');
    const { files } = event.dataTransfer ?? {};
    const dropped = event.dataTransfer?.getData('text/plain');
    if (files?.length) takeFile(files[0]);
    else if (dropped) take(() => fromWords(dropped), '');
  });
  piece('words').addEventListener('paste', (event) => {
    const { clipboardData } = event;
    const [file] = clipboardData?.files ?? [];
    const pasted = clipboardData?.getData('text/plain') ?? '';
    // Words are pasted as the browser pastes them; what is no prose yet is read first.
    if (!pasted && file) {
      event.preventDefault();
      takeFile(file);
    } else if (isMarkup(pasted) || isTable(pasted) || /^\s*\{\s*"/.test(pasted)) {
      event.preventDefault();
      take(() => fromWords(pasted), '');
    }
  });
}

/**
 * @param {unknown} error
 * @param {import('../words.js').Words} words
 */
function because(error, words) {
  if (error instanceof Fault) return words.faults[error.reason];
  if (error instanceof Refusal) return words.faults.refused + error.message;
  return words.faults.unknown;
}
