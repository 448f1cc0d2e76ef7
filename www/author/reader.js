// Asks the workers. One reads and draws; the other writes what is taken home, so that nobody who types waits for it.

/** @typedef {import('./types.js').Work} Work */

/** What the core could not take, in its words. */
export class Refusal extends Error {}

/** A core in a worker, started with the first question. */
class Core {
  /** @type {Worker | undefined} */
  #worker;
  #last = 0;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (fault: Error) => void }>} */
  #waiting = new Map();

  /**
   * @param {string} call
   * @param {unknown[]} values
   * @returns {Promise<any>}
   */
  ask(call, ...values) {
    this.#worker ??= this.#start();
    const id = (this.#last += 1);
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#worker.postMessage({ id, call, values }, values.filter((value) => value instanceof ImageBitmap));
    return answer;
  }

  #start() {
    const worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data: { id, answer, fault } }) => {
      const asked = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (fault === undefined) asked?.resolve(answer);
      else asked?.reject(new Refusal(fault));
      // A core that has stopped answers no more: the next question starts another.
      if (/RuntimeError/.test(fault ?? '')) this.#stop(worker, fault);
    });
    worker.addEventListener('error', ({ message }) => this.#stop(worker, message));
    return worker;
  }

  /**
   * @param {Worker} worker
   * @param {string} why
   */
  #stop(worker, why) {
    if (this.#worker !== worker) return;
    worker.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Refusal(why));
    this.#waiting.clear();
  }
}

const reading = new Core();
const writing = new Core();

/**
 * The last of several questions, asked when the one before is answered; `undefined` for those that another came after.
 * @param {(...values: any[]) => Promise<any>} ask
 */
function latest(ask) {
  /** @type {Promise<unknown>} */
  let asked = Promise.resolve();
  let turn = 0;
  return (/** @type {any[]} */ ...values) => {
    const own = (turn += 1);
    const next = asked.then(() => (own === turn ? ask(...values) : undefined));
    asked = next.catch(() => {});
    // Neither the answer nor the refusal of one that another came after.
    return asked.then(() => (own === turn ? next : undefined));
  };
}

/** @type {(work: Work) => Promise<import('./types.js').Told | undefined>} */
export const read = latest(({ input, edits }) => reading.ask('read', input, edits));

/** @type {(work: Work, wishes: import('./types.js').Wishes) => Promise<import('./types.js').Made | undefined>} */
export const written = latest(({ input, edits }, wishes) => writing.ask('write', input, edits, wishes));

/**
 * The list of prints of files, as a file.
 * @param {[string, string | Uint8Array][]} files
 * @returns {Promise<[string, string]>}
 */
export const printed = (files) => writing.ask('print', files);

/**
 * A picture as PNG.
 * @param {ImageBitmap} picture
 * @returns {Promise<Blob>}
 */
export const encoded = (picture) => writing.ask('encode', picture);

/**
 * Whether the core takes an input; throws its words where not.
 * @param {import('./types.js').Input} input
 * @returns {Promise<void>}
 */
export const attempt = (input) => writing.ask('try', input);

/**
 * A panel of what was read last.
 * @param {string} id
 * @param {object} look
 * @returns {Promise<{ svg: string, targets: Float32Array } | undefined>}
 */
export const draw = (id, look) => reading.ask('draw', id, look);
