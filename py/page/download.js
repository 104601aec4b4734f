// Fetches every file of this build into CacheStorage while MicroPython is still starting. Each file is checked
// by its SHA-256, and progress is in bytes of a known total. start.py waits for `download.run()`.
const page = new URL('./', document.baseURI);
const digest = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((n) => n.toString(16).padStart(2, '0')).join('');

const fetched = async (url, cache, count) => {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const parts = [];
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    parts.push(value);
    count(value.length);
  }
};

const download = {
  done: 0,
  total: 1,
  kept: null,
  here: new Set(),
  run() {
    this.running ??= this.all().catch((error) => {
      this.running = undefined; // so that it can be tried again; what has come is kept
      throw error;
    });
    return this.running;
  },
  async all() {
    if (!globalThis.caches) return; // not a secure context: the worker fetches for itself, unsealed
    const found = await fetch(new URL('files.json', page), { cache: 'no-cache' });
    const list = await found.clone().json();
    // What the start does not need is fetched later by the service worker; where there is none, now.
    const files = Object.entries(list.files).filter(([, file]) => !file.later || !navigator.serviceWorker);
    this.cache = `second-look ${page.pathname} ${list.build}`;
    this.kept = await caches.open(this.cache);
    await this.kept.put(found.url, found);
    this.total = files.reduce((sum, [, file]) => sum + file.bytes, 0);
    this.done = 0;
    this.here = new Set((await this.kept.keys()).map(({ url }) => url));
    await Promise.all(files.map(([path, file]) => this.one(path, file)));
  },
  async one(path, { bytes, sha256, editable }) {
    const url = new URL(path, page).href;
    if (!editable && this.here.has(url)) return void (this.done += bytes);
    let left = bytes;
    const count = (n) => ((this.done += Math.min(n, left)), (left -= Math.min(n, left)));
    let body = await fetched(url, editable ? 'no-cache' : 'default', count);
    if (!editable && (await digest(body)) !== sha256) body = await fetched(url, 'reload', count);
    if (!editable && (await digest(body)) !== sha256) throw new Error(`${path} is not the file of this build`);
    await this.kept.put(url, new Response(body));
    this.done += left;
  },
};

globalThis.download = download;
download.run().catch(() => {});
