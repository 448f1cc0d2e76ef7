// Keeps what a page tells: our events, what breaks a policy, what is written into the console, what nobody caught.

window.seen = [];
window.told = [];
for (const name of ['report-figures-ready', 'report-figures-error', 'report-figures-select']) {
  document.addEventListener(name, ({ target, detail }) => window.seen.push({ name, id: target.id, detail }));
}
document.addEventListener('securitypolicyviolation', (event) => {
  window.seen.push({ name: 'violation', detail: `${event.effectiveDirective} ${event.blockedURI}` });
});
for (const name of ['log', 'info', 'warn', 'error']) {
  const write = console[name];
  console[name] = (...words) => {
    window.told.push(words.join(' '));
    write.apply(console, words);
  };
}
addEventListener('error', ({ message }) => window.told.push(`uncaught: ${message}`));
addEventListener('unhandledrejection', ({ reason }) => window.told.push(`uncaught: ${reason}`));
if (globalThis.PerformanceObserver?.supportedEntryTypes.includes('layout-shift')) {
  window.shifts = [];
  const observer = new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)));
  observer.observe({ type: 'layout-shift', buffered: true });
}
