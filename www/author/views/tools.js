// The tools at the head of the page, and the keys that stand for them.

import * as message from './message.js';
import { piece } from '../make.js';

/**
 * @param {import('../desk.js').Desk} desk
 * @param {import('./paper.js').Paper} paper
 * @param {import('./card.js').Card} card
 * @param {() => void} hush
 */
export function listenToKeys(desk, paper, card, hush) {
  const [undo, redo, clear] = ['undo', 'redo', 'clear'].map((id) => /** @type {HTMLButtonElement} */ (piece(id)));
  const ask = /** @type {HTMLDialogElement} */ (piece('ask'));
  const write = piece('write');

  const lay = () => {
    undo.disabled = !desk.canUndo;
    redo.disabled = !desk.canRedo;
    clear.disabled = desk.work.input.words === '';
  };
  desk.addEventListener('work', lay);
  lay();
  undo.addEventListener('click', () => desk.undo());
  redo.addEventListener('click', () => desk.redo());
  clear.addEventListener('click', () => {
    ask.returnValue = '';
    ask.showModal();
  });
  ask.addEventListener('close', async () => {
    if (ask.returnValue !== 'yes') return;
    card.close();
    await desk.clear();
    message.hush();
    paper.words.focus();
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      card.close();
      hush();
    }
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') {
      if (!(event.ctrlKey && event.key.toLowerCase() === 'y')) return;
    }
    // A field being filled in takes back its own letters.
    if (event.target instanceof HTMLElement && event.target !== paper.words && event.target.matches('input, textarea')) return;
    event.preventDefault();
    if (event.shiftKey || event.key.toLowerCase() === 'y') desk.redo();
    else desk.undo();
  });
  // The menu and the shaken phone undo too.
  paper.words.addEventListener('beforeinput', (event) => {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
    event.preventDefault();
    if (event.inputType === 'historyUndo') desk.undo();
    else desk.redo();
  });

  piece('previous').addEventListener('click', () => paper.step(-1));
  piece('next').addEventListener('click', () => paper.step(1));

  // Under a finger a tap opens a figure; the keyboard comes only to who asks for it.
  if (matchMedia('(pointer: coarse)').matches) {
    write.hidden = false;
    const set = (/** @type {boolean} */ isOn) => {
      write.setAttribute('aria-pressed', String(isOn));
      paper.words.inputMode = isOn || desk.work.input.words === '' ? '' : 'none';
    };
    write.addEventListener('click', () => {
      set(write.getAttribute('aria-pressed') !== 'true');
      paper.words.focus();
    });
    desk.addEventListener('told', () => set(write.getAttribute('aria-pressed') === 'true'));
  }

  addEventListener('beforeunload', (event) => {
    if (!desk.isKept) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && !desk.isKept) desk.keep();
  });
}
