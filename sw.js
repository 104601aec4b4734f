// The seal: answers only the files of this build, each checked by its SHA-256 when it is installed, and gives the
// page its policy as headers. Anything else, here or on any other host, is 403. The build puts in BUILD and FILES.
const BUILD = '__BUILD__';
const FILES = {}; // __FILES__
const SCOPE = new URL(registration.scope);
const KEPT = `second-look ${SCOPE.pathname} ${BUILD}`;
const TYPES = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8',
  json: 'application/json', webmanifest: 'application/manifest+json', svg: 'image/svg+xml', png: 'image/png',
  wasm: 'application/wasm', woff2: 'font/woff2', txt: 'text/plain; charset=utf-8',
};
const HEADERS = {
  // The sandbox closes pop-ups where the browser does not know Connection-Allowlist.
  'Content-Security-Policy':
    "__POLICY__; frame-ancestors 'none'; " +
    'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-downloads',
  'Connection-Allowlist': '(response-origin); webrtc=block; redirects=block',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  // Whoever opened this page, even from another folder of this host, gets no hold of it.
  'Cross-Origin-Opener-Policy': 'noopener-allow-popups',
};

const digest = async (answer) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()))]
    .map((n) => n.toString(16).padStart(2, '0')).join('');
const right = async (path, answer) =>
  Boolean(answer?.ok) && (FILES[path].editable || (await digest(answer.clone())) === FILES[path].sha256);

// On a first visit the page downloads what it needs at once into the same place: wait for its word, then check that and
// fetch the others.
let pageIsDone;
const page = new Promise((done) => { pageIsDone = done; setTimeout(done, 120_000); });
addEventListener('message', (event) => {
  if (event.data !== 'downloaded') return;
  pageIsDone();
  event.waitUntil(keepLater());
});
// The page asks for the waiting update when the person has said so or nothing is typed. Another page that is open may
// hold a draft, and would lose the files of its build.
addEventListener('message', async ({ data, source }) => {
  if (data !== 'update') return;
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.filter(({ url }) => url.startsWith(SCOPE.href)).length > 1) source.postMessage('others');
  else await skipWaiting();
});

// What no first answer needs waits until the start is over; the second reader waits until somebody wants it.
const when = ({ later, wanted }) => (wanted ? 'wanted' : later ? 'later' : 'start');
const [START, LATER, WANTED] = ['start', 'later', 'wanted'].map((time) =>
  Object.keys(FILES).filter((path) => when(FILES[path]) === time));

const install = async () => {
  if (!registration.active) await page;
  await keep(START, right);
  if (registration.active) await keepLater();
};
const keepLater = () => keep(LATER, async (path, answer) => Boolean(answer)).catch(() => {}); // the next visit tries again

// Tells the page how many bytes have come, megabyte by megabyte; -1 where one did not.
const keepWanted = async (page) => {
  let done = 0;
  const tell = (count) => {
    const before = done;
    done += count;
    if (Math.trunc(before / 1e6) < Math.trunc(done / 1e6)) page.postMessage({ reader: done });
  };
  await keep(WANTED, right, tell).then(() => page.postMessage({ reader: done }), () => page.postMessage({ reader: -1 }));
};
const counted = (answer, tell) =>
  new Response(answer.body.pipeThrough(new TransformStream({
    transform: (part, out) => (tell(part.length), out.enqueue(part)),
  })), answer);
addEventListener('message', (event) => {
  if (event.data === 'reader') event.waitUntil(keepWanted(event.source));
});

const keep = async (paths, isThere, tell = () => {}) => {
  const kept = await caches.open(KEPT);
  for (const path of paths) {
    const url = new URL(path, SCOPE).href;
    if (await isThere(path, await kept.match(url))) {
      tell(FILES[path].bytes);
      continue;
    }
    const answer = counted(await fetch(url, { cache: 'no-cache' }), tell);
    if (!(await right(path, answer))) throw new Error(`${path} is not the file of this build`);
    await kept.put(url, answer);
  }
};
// A first visit has used its files by now: it must know where one of them is not of this build.
const tell = async (error) => {
  const pages = registration.active ? [] : await clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage({ broken: error.message });
  throw error;
};
addEventListener('install', (event) => event.waitUntil(install().catch(tell)));

const activate = async () => {
  for (const name of await caches.keys())
    if (name.startsWith(`second-look ${SCOPE.pathname} `) && name !== KEPT) await caches.delete(name);
  await clients.claim();
};
addEventListener('activate', (event) => event.waitUntil(activate()));

// Which file of the build is asked for, or undefined. Only a visit may carry a query: the page reads it, no host sees it.
const asked = ({ url, method, mode }) => {
  const { origin, pathname, search } = new URL(url);
  if (method !== 'GET' || origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return;
  if (search && mode !== 'navigate') return;
  const path = pathname.slice(SCOPE.pathname.length) || 'index.html';
  return Object.hasOwn(FILES, path) ? path : undefined;
};

// The department may have edited rules.json: the host's file, or within three seconds the one kept here. Most days it is
// still that of the build, and two megabytes take a while: a page that has them already is told so (304).
const newest = async ({ headers }, { sha256 }, url, kept) => {
  const coming = fetch(url, { cache: 'no-cache', signal: AbortSignal.timeout(3000) }).catch(() => undefined);
  const [answer, before] = await Promise.all([coming, kept.match(url)]);
  const newer = answer?.ok ? answer : before;
  const [now, then] = await Promise.all([newer, before].map((one) => one && digest(one.clone())));
  if (now !== then) await kept.put(url, newer.clone());
  return now === sha256 && headers.has('If-None-Match') ? new Response(null, { status: 304 }) : newer;
};

// Another page of this host can write into CacheStorage, so what is kept is checked each time it is handed out.
const wrong = new Set(); // what was not of this build; the page asks, and tells the person
addEventListener('message', ({ data, source }) => {
  if (data === 'wrong') source.postMessage({ wrong: [...wrong] });
  if (data === 'wrong') wrong.clear();
});
const held = async (path, url, kept) => {
  const answer = await kept.match(url);
  if (await right(path, answer)) return answer;
  if (answer) wrong.add(path);
  const fresh = await fetch(url, { cache: 'no-cache' });
  if (!(await right(path, fresh))) throw new Error(`${path} is not the file of this build`);
  await kept.put(url, fresh.clone());
  return fresh;
};

const answer = async (request) => {
  const path = asked(request);
  if (!path) return new Response('Not a file of Second Look.', { status: 403 });
  const kept = await caches.open(KEPT);
  const url = new URL(path, SCOPE).href;
  const found = FILES[path].editable ? await newest(request, FILES[path], url, kept) : await held(path, url, kept);
  if (found.status === 304) return found;
  const type = TYPES[path.split('.').pop()] ?? 'application/octet-stream';
  return new Response(found.body, { headers: { 'Content-Type': type, ...HEADERS } });
};
addEventListener('fetch', (event) => event.respondWith(answer(event.request)));
