// Keeps the page's own files, so that it works without a network. It sees no report: those never leave the page.

/** @type {any} */
const worker = self;
const NAME = `report-figures-desk-${PRINT}`;

worker.addEventListener('install', (/** @type {any} */ event) => {
  const keep = async () => {
    const cache = await caches.open(NAME);
    // A page that is open goes on with the files it was opened with: the next visit has the new ones.
    await cache.addAll(FILES.map((name) => new Request(name, { cache: 'reload' })));
  };
  event.waitUntil(keep());
});

worker.addEventListener('activate', (/** @type {any} */ event) => {
  const tidy = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith('report-figures-desk-') && name !== NAME);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(tidy());
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  if (event.request.method !== 'GET') return;
  const answer = async () => {
    const cache = await caches.open(NAME);
    const kept = await cache.match(event.request, { ignoreSearch: true });
    return kept ?? fetch(event.request);
  };
  event.respondWith(answer());
});
