// Fetches every file of this build into CacheStorage while MicroPython is still starting. Each file is checked
// by its SHA-256, and progress is in bytes of a known total. early.js waits for `download.run()`.
const page = new URL('./', document.baseURI);
const network = globalThis.fetch;
const served = Boolean(navigator.serviceWorker?.controller); // what it answers with, it has kept already
const digest = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((n) => n.toString(16).padStart(2, '0')).join('');

// What register.js has asked for, once: whoever tries again asks again.
const asked = (url, cache) => {
  const { path, answer } = globalThis.first ?? {};
  if (!path || url !== new URL(path, page).href) return network(url, { cache });
  globalThis.first = undefined;
  return answer;
};

const fetched = async (url, cache, count) => {
  const answer = await asked(url, cache);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const parts = [];
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    parts.push(value);
    count(value.length);
  }
};

// MicroPython compiles while it reads, if the type is right; hosts may give another one.
const answerWith = (path, body) =>
  new Response(body, { headers: path.endsWith('.wasm') ? { 'Content-Type': 'application/wasm' } : {} });
const split = (body, holds) => {
  let place = 0;
  return Object.fromEntries(Object.entries(holds).map(([path, size]) => [path, body.slice(place, (place += size))]));
};

const download = {
  done: 0,
  total: 1,
  kept: null,
  coming: {},
  ready: {}, // path -> content of the small files that the start asks for in a moment
  puts: [],
  wrong: [], // paths of kept files that were not of this build
  stored() {
    return Promise.all(this.puts);
  },
  run() {
    this.running ??= this.all().catch((error) => {
      this.running = undefined; // so that it can be tried again; what has come is kept
      throw error;
    });
    return this.running;
  },
  async all() {
    if (!globalThis.caches) return; // not a secure context: the worker fetches for itself, unsealed
    this.listed ??= this.list();
    const { files, here } = await this.listed.catch((error) => {
      this.listed = undefined;
      throw error;
    });
    this.done = 0;
    const begin = ([path, file]) => {
      const url = new URL(path, page).href;
      return [url, this.one(url, path, file, here)];
    };
    this.coming = Object.fromEntries(files.filter(([, { later }]) => !later).map(begin));
    await Promise.all(Object.values(this.coming));
    if (served || (await globalThis.registered)) return; // the service worker fetches the others, later
    Object.assign(this.coming, Object.fromEntries(files.filter(([, { later }]) => later).map(begin)));
    await Promise.all(Object.values(this.coming));
  },
  async list() {
    const found = await network(new URL('files.json', page), { cache: 'no-cache' });
    const list = await found.clone().json();
    this.files = list.files;
    this.bundle = Object.entries(list.files).find(([, { holds }]) => holds);
    this.cache = `second-look ${page.pathname} ${list.build}`;
    this.kept = await caches.open(this.cache);
    if (!served) await this.kept.put(found.url, found);
    const files = Object.entries(list.files)
      .filter(([, { wanted, holds }]) => !wanted && !holds)
      .sort(([, one], [, other]) => other.bytes - one.bytes); // what takes longest first
    this.total = files.reduce((sum, [, { later, bytes }]) => sum + (later ? 0 : bytes), 0);
    return { files, here: new Set((await this.kept.keys()).map(({ url }) => url)) };
  },
  // What is kept is checked at each start and once more when it is used: another page of this host can write into
  // CacheStorage, too. What is wrong goes, and is fetched anew: here, or by the service worker once the page is sealed.
  async right(path) {
    const url = new URL(path, page).href;
    const answer = await this.kept.match(url);
    const { sha256, editable } = this.files[path];
    if (!answer || editable) return answer;
    const body = await answer.arrayBuffer();
    if ((await digest(body)) === sha256) return this.hold(path, body);
    this.wrong.push(path);
    document.dispatchEvent(new Event('wrong-file'));
    await this.kept.delete(url);
    navigator.serviceWorker?.controller?.postMessage('downloaded');
  },
  hold(path, body) {
    if (path in this.bundle[1].holds) this.ready[path] = body;
    return answerWith(path, body);
  },
  async one(url, path, { bytes, sha256, editable }, here) {
    if (!editable && here.has(url) && (await this.right(path))) return void (this.done += bytes);
    if (editable && served) return this.renewed(url, bytes);
    let left = bytes;
    const count = (n) => ((this.done += Math.min(n, left)), (left -= Math.min(n, left)));
    const from = path === 'index.html' ? page.href : url; // where the browser has it already
    let body = (await this.bundled(path)) ?? (await fetched(from, editable ? 'no-cache' : 'default', count));
    if (!editable && (await digest(body)) !== sha256) body = await fetched(url, 'reload', count);
    if (!editable && (await digest(body)) !== sha256) throw new Error(`${path} is not the file of this build`);
    const put = this.kept.put(url, this.hold(path, body));
    this.puts.push(put.catch(() => {})); // the service worker fetches what could not be kept
    if (!(path in this.ready)) await put;
    here.add(url);
    this.done += left;
  },
  // On a first visit the many small files come in one, or where that fails, by themselves.
  async bundled(path) {
    const [name, { holds }] = this.bundle;
    if (served || !(path in holds)) return;
    const whole = async () => {
      const packed = new Blob([await fetched(new URL(name, page).href, 'default', () => {})]);
      return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    };
    this.small ??= whole().then((body) => split(body, holds)).catch(() => ({}));
    return (await this.small)[path];
  },
  // What may be edited is asked for at every visit: the service worker has put it in its place when it answers.
  async renewed(url, bytes) {
    const answer = await asked(url, 'no-cache');
    if (!answer.ok) throw new Error(`${answer.status}`);
    await answer.body.cancel();
    this.done += bytes;
  },
};
globalThis.download = download;
const started = download.run().catch(() => {});

// PyScript fetches the files of the page's Python, and at any time: a fetch that the late policy finds under way is
// stopped. So files of the build come from here, once each.
globalThis.fetch = async (request, options) => {
  if (globalThis.caches) await (download.listed ?? started).catch(() => {});
  const url = new URL(request.url ?? request, page).href;
  if (!(url in download.coming)) return network(request, options);
  await download.coming[url];
  const path = url.slice(page.href.length);
  return path in download.ready ? answerWith(path, download.ready[path]) : (await download.right(path)) ?? Response.error();
};
