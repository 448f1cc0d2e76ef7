// To the clipboard and to a file.

/** @param {string} words */
export async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copyBySelection(words);
  }
}

/** Where the clipboard is closed to pages. @param {string} words */
function copyBySelection(words) {
  const field = document.createElement('textarea');
  field.value = words;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  return isCopied;
}

/**
 * @param {Blob} content
 * @param {string} name
 */
export function save(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken it by the next turn of its loop; a minute is for slow ones.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {number} bytes */
export const sizeOf = (bytes) =>
  bytes < 1000 ? `${bytes} B` : bytes < 1_000_000 ? `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
