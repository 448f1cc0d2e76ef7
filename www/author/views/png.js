// A picture in pixels, painted by this browser with its own fonts: other machines give other bytes.

import { encoded } from '../reader.js';

/**
 * @param {string} svg
 * @param {number} scale pixels to a CSS pixel
 * @returns {Promise<Blob>}
 */
export async function paintPng(svg, scale) {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.naturalWidth * scale, picture.naturalHeight * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    // In the page an encoder waits for an idle moment, a second for each picture.
    return await encoded(canvas.transferToImageBitmap());
  } finally {
    URL.revokeObjectURL(url);
  }
}
