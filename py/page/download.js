// Brings every file of this build while MicroPython is still starting: on a first visit from the host, and into
// CacheStorage; later from there. Each file is checked by its SHA-256, and progress is in bytes of a known total.
// early.js waits for `download.run()`.
const page = new URL('./', document.baseURI);
const network = globalThis.fetch;
const served = Boolean(navigator.serviceWorker?.controller); // what it answers with, it has kept already
const digest = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((n) => n.toString(16).padStart(2, '0')).join('');

// What register.js has asked for, once: whoever tries again asks again.
const asked = (url, cache) => {
  const answer = globalThis.first?.[url] ?? network(url, { cache });
  delete globalThis.first?.[url];
  return answer;
};

const fetched = async (url, cache, count) => {
  const answer = await asked(url, cache);
  if (!answer.ok) throw new Error(`${answer.status}`);
  if (served) return answer.arrayBuffer(); // at hand: in one piece it takes no turns of the page's own thread
  const parts = [];
  let length = 0;
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return joined(parts, length);
    parts.push(value);
    length += value.length;
    count(value.length);
  }
};
const joined = (parts, length) => {
  const whole = new Uint8Array(length);
  let place = 0;
  for (const part of parts) whole.set(part, (place += part.length) - part.length);
  return whole.buffer;
};

// MicroPython compiles while it reads, if the type is right; hosts may give another one.
const answerWith = (path, body) =>
  new Response(body, { headers: path.endsWith('.wasm') ? { 'Content-Type': 'application/wasm' } : {} });

// The small files of the page come, and are kept, in one, whose entry in the list tells what it `holds`.
const small = async (body, holds) => {
  const packed = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'));
  const whole = await new Response(packed).arrayBuffer();
  let place = 0;
  return Object.fromEntries(Object.entries(holds).map(([path, size]) => [path, whole.slice(place, (place += size))]));
};

// start.bin is unpacked by a worker of its own while the page's Python starts. It has ended before there is an engine to
// see a draft. Where it cannot be made, the engine's worker unpacks.
const START = 'pyodide/start.bin';
const DECODER = 'pyodide/zstd.wasm';
const buffers = (start) =>
  start ? [start.snapshot, ...Object.values(start.files)].map(({ buffer }) => buffer) : [];
const UNPACK = `const buffers = ${buffers};
const unpack = import(${JSON.stringify(new URL('pyodide/unpack.js', page).href)});
onmessage = ({ data }) =>
  unpack.then(({ start }) => start(...data)).catch(() => {}).then((start) => postMessage(start, buffers(start)));`;
const unpacker = globalThis.caches && new Worker(URL.createObjectURL(new Blob([UNPACK], { type: 'text/javascript' })));
const unpacked = (packed, decoder, lengths) =>
  new Promise((done) => {
    unpacker.onmessage = ({ data }) => (unpacker.terminate(), done(data));
    unpacker.onerror = () => done();
    unpacker.postMessage([packed, decoder, lengths], [packed, decoder]);
  });

let handed;
const download = {
  done: 0,
  total: 1,
  kept: null,
  coming: {},
  ready: {}, // path -> content of the small files
  given: {}, // path -> content of what the first worker needs at once
  unkept: [], // what goes into CacheStorage when the start is over: writing there takes the page's own thread
  handed: new Promise((done) => { handed = done; }), // the first worker has its parcel
  wrong: [], // paths of kept files that were not of this build
  stored() {
    const put = async () => {
      for (let one; (one = this.unkept.shift()); ) await this.kept.put(...one).catch(() => {}); // the service worker fetches it
    };
    return (this.storing = Promise.resolve(this.storing).then(put));
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
    const { first, files } = await this.listed.catch((error) => {
      this.listed = undefined;
      throw error;
    });
    await Promise.all(first.map((file) => this.begin(file)));
    if (served || (await globalThis.registered)) return; // the service worker fetches and checks the others
    await Promise.all(files.map((file) => this.begin(file)));
  },
  // What has come does not come again where somebody tries again.
  begin([path, file]) {
    const come = () => this.one(path, file).catch((error) => {
      delete this.coming[path];
      throw error;
    });
    return (this.coming[path] ??= come());
  },
  async list() {
    const found = await network(new URL('files.json', page), { cache: 'no-cache' });
    const list = await found.clone().json();
    this.files = list.files;
    this.bundle = Object.entries(list.files).find(([, { holds }]) => holds);
    this.cache = `second-look ${page.pathname} ${list.build}`;
    this.kept = await caches.open(this.cache);
    this.before = new Set((await this.kept.keys()).map(({ url }) => url));
    if (!served) this.unkept.push([found.url, found]);
    const files = Object.entries(list.files)
      .filter(([, { wanted }]) => !wanted)
      .sort(([, one], [, other]) => other.bytes - one.bytes); // what takes longest first
    // What the service worker answers with, it checks itself; the page needs what it gives to its first worker.
    const first = files.filter(([, { first, given, holds }]) => first && (!served || given || holds));
    this.total = first.reduce((sum, [, { bytes }]) => sum + bytes, 0);
    return { first, files };
  },
  // What is kept is checked at each start and once more when it is used: another page of this host can write into
  // CacheStorage, too. What is wrong goes, and is fetched anew: here, or by the service worker once the page is sealed.
  async right(path) {
    if (path in this.ready) return answerWith(path, this.ready[path]);
    const url = new URL(path, page).href;
    const answer = await this.kept.match(url);
    const { sha256, editable } = this.files[path];
    if (!answer || editable) return answer;
    const body = await answer.arrayBuffer();
    if ((await digest(body)) === sha256) return answerWith(path, body);
    this.wrong.push(path);
    document.dispatchEvent(new Event('wrong-file'));
    await this.kept.delete(url);
    navigator.serviceWorker?.controller?.postMessage('downloaded');
  },
  async one(path, file) {
    const url = new URL(path, page).href;
    let left = file.bytes;
    const count = (n) => ((this.done += Math.min(n, left)), (left -= Math.min(n, left)));
    const here = this.before.has(url) && !file.editable ? await this.right(path) : undefined;
    const body = (await here?.arrayBuffer()) ?? (await this.fresh(url, path, file, count).catch((error) => {
      this.done -= file.bytes - left;
      throw error;
    }));
    if (file.given) this.give(path, body);
    if (file.holds) Object.assign(this.ready, await small(body, file.holds));
    this.done += left;
  },
  give(path, body) {
    this.given[path] = body;
    const { [START]: packed, [DECODER]: decoder, ...others } = this.given;
    if (packed && decoder) this.given = { start: unpacked(packed, decoder, this.files[START].parts), ...others };
  },
  // From the host. What may be edited is asked for at every visit; the service worker has put it in its place when it
  // answers.
  async fresh(url, path, { sha256, editable }, count) {
    const from = path === 'index.html' ? page.href : url; // where the browser has it already
    let body = await fetched(from, editable ? 'no-cache' : 'default', count);
    if (!editable && (await digest(body)) !== sha256) body = await fetched(url, 'reload', count);
    if (!editable && (await digest(body)) !== sha256) throw new Error(`${path} is not the file of this build`);
    if (!editable || !served) this.unkept.push([url, answerWith(path, body)]);
    return body;
  },
};
globalThis.download = download;
const started = download.run().catch(() => {});

// PyScript fetches the files of the page's Python, and at any time: a fetch that the late policy finds under way is
// stopped. So files of the build come from here, once each.
globalThis.fetch = async (request, options) => {
  if (globalThis.caches) await (download.listed ?? started).catch(() => {});
  const url = new URL(request.url ?? request, page).href;
  const [name, { holds }] = download.bundle ?? ['', { holds: {} }];
  const path = url.slice(page.href.length);
  if (!url.startsWith(page.href) || !(path in holds)) return network(request, options);
  await download.coming[name];
  return answerWith(path, download.ready[path]);
};

// The first worker asks for its parcel as soon as it is up, and has to read, check and unpack none of it again.
globalThis.Worker = class extends Worker {
  constructor(...options) {
    super(...options);
    this.addEventListener('message', async ({ data, ports: [port] }) => {
      if (data !== 'parcel') return;
      const { start, ...others } = download.given;
      download.given = {};
      const parcel = { ...others, start: await start };
      port.postMessage(parcel, buffers(parcel.start));
      handed();
    });
  }
};
