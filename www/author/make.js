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
  const named = members.map((member, index) => keyOf(member, index));
  const found = named.map((key) => kept.get(key)?.shift());
  // Before any is placed: one that is left over would make all behind it move.
  for (const rest of kept.values()) for (const child of rest) child.remove();
  let place = list.firstElementChild;
  found.forEach((same, index) => {
    const child = same ?? build(members[index], index);
    keys.set(child, named[index]);
    if (child === place) place = place.nextElementSibling;
    else list.insertBefore(child, place);
  });
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

/** Whether an element is laid out: what stands behind another tab is shown when it comes forward. @param {HTMLElement} element */
export const isSeen = (element) => element.offsetParent !== null;
