// How pieces of the page are made: words enter as text, never as markup.

/**
 * Makes an element. A function is listened with (`onclick`), `true` sets an empty attribute, `false` and nothing set none.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} [attributes]
 * @param {(Node | string | number | null | undefined | false)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, String(value));
  }
  for (const child of children) if (child || child === 0) element.append(typeof child === 'number' ? String(child) : child);
  return element;
}

/**
 * A list whose members are kept as long as they say the same: what did not change keeps its place, focus and picture.
 * @template T
 * @param {Element} list
 * @param {readonly T[]} members
 * @param {(member: T, index: number) => string} keyOf
 * @param {(member: T, index: number) => Element} build
 */
export function reconcile(list, members, keyOf, build) {
  /** @type {Map<string, Element[]>} */
  const kept = new Map();
  for (const child of list.children) {
    const key = keys.get(child) ?? '';
    const same = kept.get(key);
    if (same) same.push(child);
    else kept.set(key, [child]);
  }
  let place = list.firstElementChild;
  members.forEach((member, index) => {
    const key = keyOf(member, index);
    let child = kept.get(key)?.shift();
    if (!child) {
      child = build(member, index);
      keys.set(child, key);
    }
    if (child === place) place = place.nextElementSibling;
    else list.insertBefore(child, place);
  });
  for (const rest of kept.values()) for (const child of rest) child.remove();
}

/** @type {WeakMap<Element, string>} */
const keys = new WeakMap();

/**
 * An element of the page that is known to be there.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function piece(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
