// A PDF with a text layer: its lines, joined to paragraphs.

import { GlobalWorkerOptions, PDFWorker, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { Fault } from './fault.js';
import { paragraphs } from './paragraphs.js';

const beside = (/** @type {string} */ name) => new URL(name, import.meta.url).href;

/** @param {Uint8Array} bytes */
export async function read(bytes) {
  GlobalWorkerOptions.workerSrc = beside('pdf.worker.js');
  const worker = new PDFWorker({ port: /** @type {any} */ (new Worker(beside('pdf.worker.js'), { type: 'module' })) });
  const task = getDocument({ data: bytes, worker, cMapUrl: beside('cmaps/'), cMapPacked: true, useSystemFonts: true, stopAtErrors: false });
  try {
    const file = await task.promise;
    const pages = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      pages.push(linesOf(await page.getTextContent(), page.getViewport({ scale: 1 }).height));
      page.cleanup();
    }
    const text = paragraphs(pages);
    if (!text.trim()) throw new Fault('scan');
    return text;
  } catch (error) {
    throw error instanceof Fault ? error : faultOf(error);
  } finally {
    await task.destroy();
    worker.destroy();
  }
}

/** @param {unknown} error */
function faultOf(error) {
  const { name, message } = /** @type {Error} */ (error);
  return new Fault(name === 'PasswordException' ? 'locked' : 'unreadable', message);
}

/**
 * The lines of a page: what stands at one height, from left to right.
 * @param {{ items: any[] }} content
 * @param {number} height
 * @returns {import('./paragraphs.js').Line[]}
 */
function linesOf({ items }, height) {
  /** @type {(import('./paragraphs.js').Line & { y: number })[]} */
  const lines = [];
  for (const { str, transform, width } of items) {
    if (!str?.trim()) continue;
    const [, , , size, x, y] = transform;
    const last = lines.at(-1);
    const isSame = last && Math.abs(last.y - y) < Math.max(2, Math.abs(size) * 0.4) && x >= last.right - Math.abs(size);
    if (!isSame) {
      lines.push({ words: str, left: x, right: x + width, size: Math.abs(size), top: height - y, y });
      continue;
    }
    const gap = x - last.right;
    last.words += (gap > last.size * 1.5 ? '\t' : gap > last.size * 0.25 && /[\x21-\x7e]$/.test(last.words) ? ' ' : '') + str;
    last.right = Math.max(last.right, x + width);
  }
  return lines;
}
