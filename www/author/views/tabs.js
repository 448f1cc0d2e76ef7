// Tabs: one of several places is shown, the arrows go from one to the next.

/**
 * @param {HTMLElement} list with a tab for each place
 * @param {(name: string) => void} [told] the id of the place shown
 */
export function tabs(list, told) {
  const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role="tab"]')]);
  const placeOf = (/** @type {HTMLElement} */ tab) => tab.getAttribute('aria-controls') ?? '';
  /** @param {HTMLElement} chosen */
  const show = (chosen) => {
    for (const tab of all) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      const place = document.getElementById(placeOf(tab));
      if (place?.getAttribute('role') === 'tabpanel') place.hidden = tab !== chosen;
    }
    told?.(placeOf(chosen));
  };
  for (const tab of all) tab.addEventListener('click', () => show(tab));
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && all.at((all.indexOf(/** @type {HTMLElement} */ (event.target)) + step) % all.length);
    if (!next) return;
    event.preventDefault();
    show(next);
    next.focus();
  });
  return {
    /** @param {string} name */
    show: (name) => {
      const tab = all.find((tab) => placeOf(tab) === name);
      if (tab) show(tab);
    },
  };
}
