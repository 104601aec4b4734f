// The first script of the page. It stands above the policy, because `worker-src blob:` there allows no service worker.
// Nothing is ever made into code, but for the address of our service worker and of PyScript's worker.
globalThis.trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => (url === './sw.js' || url.startsWith('blob:') ? url : null),
});

// Inside another page, or held by the page that opened it, Second Look does not run.
if (top !== self || opener) {
  stop();
  document.documentElement.textContent =
    'Second Look does not run inside or under another page: open it in a tab of its own. ' +
    'Second Look no funciona dentro de otra página: ábrala en su propia pestaña.';
} else {
  const served = Boolean(navigator.serviceWorker?.controller);
  if (served) {
    document.documentElement.dataset.served = ''; // by the service worker, so that its headers are in force
    // Not on a first visit: a browser that may offer to install the page is busy with that for half a second.
    const manifest = Object.assign(document.createElement('link'), { rel: 'manifest', href: './manifest.webmanifest' });
    document.head.append(manifest);
  } else
    globalThis.registered = navigator.serviceWorker
      ?.register('./sw.js', { updateViaCache: 'none' })
      .then(() => true, () => false);
  if (globalThis.caches) {
    caches.keys().catch(() => {}); // on a first visit the browser takes a while to set this up
    // What the engine waits for is asked for first; download.js takes it.
    const rules = served ? { headers: { 'If-None-Match': '"build"' } } : { cache: 'no-cache' }; // see newest in sw.js
    globalThis.first = { 'rules.json': fetch('./rules.json', rules) };
    for (const path of ['pyodide/start.bin', 'pyodide/zstd.wasm'])
      globalThis.first[path] = served ? caches.match(`./${path}`).then((kept) => kept?.arrayBuffer()) : fetch(`./${path}`);
    for (const answer of Object.values(globalThis.first)) answer.catch(() => {}); // who takes it is told
  }
}

// No script may leave this page: only its own anchors, a reload, the saving of a file made here, and a person's own
// press on a number to call.
globalThis.navigation?.addEventListener('navigate', (event) => {
  const same = event.destination.sameDocument || ['reload', 'traverse'].includes(event.navigationType);
  const called = event.userInitiated && /^tel:[\d-]+$/.test(event.destination.url);
  if (!same && !called && !event.destination.url.startsWith('blob:')) event.preventDefault();
});
