// The service worker: keeps the files of one version of the page, and answers from them. `cargo xtask
// build` writes VERSION and FILES (all files of the page, from the page's own folder) before this.
const NAME = 'tabletop-';
const CACHE = NAME + VERSION;
const PAGE = './';

self.addEventListener('install', (event) => {
  // All or nothing: a version with a file missing is not installed.
  const requests = [PAGE, ...FILES].map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(cleanUp().then(() => self.clients.claim()));
});

// A newer version waits until the page asks for it, or until no page is open any more.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(request));
  }
});

/** A file of this version, else of one that an open page still runs, else whatever the network has. */
async function answer(request) {
  const address = request.url.split(/[?#]/)[0];
  const isPage = address === self.registration.scope || address === `${self.registration.scope}index.html`;
  const cache = await caches.open(CACHE);
  const kept = await cache.match(isPage ? PAGE : address);
  return kept ?? (await caches.match(address)) ?? fetch(request);
}

/** Removes the versions that no page runs: all others, but the newest of them while several pages are open. */
async function cleanUp() {
  const others = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== CACHE);
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length > 1) others.pop();
  await Promise.all(others.map((name) => caches.delete(name)));
}
