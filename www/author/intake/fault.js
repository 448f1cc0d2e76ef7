// Why a file was not taken, by a name that the words of the page have a sentence for.

/** @typedef {'unreadable' | 'tooLarge' | 'noText' | 'scan' | 'locked' | 'oldWord' | 'unknown' | 'refused' | 'picture'} Reason */

export class Fault extends Error {
  /**
   * @param {Reason} reason
   * @param {string} [detail]
   */
  constructor(reason, detail = '') {
    super(detail);
    this.reason = reason;
  }
}
