// How unlike two pictures are, in squares that the smoothing of letters does not show in.

/** Letters are smoothed and hinted a little differently on a canvas and in an SVG, shapes are not. */
const SQUARE = 8;
/** What an ink may differ by, of 255. */
const SLACK = 48;

/** More than this share of a picture makes it another. */
export const MOST_UNLIKE = 0.002;

/**
 * The share of two pictures of one size that differs.
 * @param {HTMLCanvasElement} one
 * @param {HTMLCanvasElement} other
 */
export function unlike(one, other) {
  const [ours, theirs] = [one, other].map(squaresOf);
  if (ours.length !== theirs.length) return 1;
  return ours.filter((ink, at) => Math.abs(ink - theirs[at]) > SLACK).length / ours.length;
}

/**
 * An SVG on a canvas of the size of another. Drawn small it would be laid out small: it is drawn at its size first.
 * @param {HTMLImageElement} svg
 * @param {HTMLCanvasElement} like
 */
export function painted(svg, { width, height }) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d').drawImage(svg, 0, 0, width, height);
  return canvas;
}

/** @param {HTMLCanvasElement} picture */
function squaresOf(picture) {
  const size = { width: Math.ceil(picture.width / SQUARE), height: Math.ceil(picture.height / SQUARE) };
  const pen = Object.assign(document.createElement('canvas'), size).getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, size.width, size.height);
  return pen.getImageData(0, 0, size.width, size.height).data;
}
