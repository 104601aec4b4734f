// Brings the files that the page and its first worker need at once: on a first visit from the host, later from
// CacheStorage. Each is checked by its SHA-256, and progress is in bytes of a known total. The service worker brings the
// others; where there is none, they come from here, too.
// early.js waits for `download.run()`.
const page = new URL('./', document.baseURI);
const network = globalThis.fetch;
const served = Boolean(navigator.serviceWorker?.controller); // what it answers with, it has kept already
const digest = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((n) => n.toString(16).padStart(2, '0')).join('');

// What register.js has asked for, once: whoever tries again asks again.
const taken = (path) => {
  const answer = globalThis.first?.[path];
  delete globalThis.first?.[path];
  return answer;
};

const fetched = async (path, cache, count) => {
  const url = path === 'index.html' ? page : new URL(path, page); // where the browser has it already
  const answer = await (taken(path) ?? network(url, { cache }));
  if (answer.status === 304) return; // the rules are those of the build
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

// start.bin is unpacked by a worker of its own, while it is still checked and the page's Python starts. It has ended
// before there is an engine to see a draft. Where it cannot be made, the engine's worker unpacks.
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
    unpacker.postMessage([packed, decoder, lengths]);
  });

let handed;
const download = {
  done: 0,
  total: 1,
  kept: null,
  coming: {},
  ready: {}, // path -> content of the small files
  packed: {}, // path -> content of what is being unpacked
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
    this.before = new Set(served ? [] : (await this.kept.keys()).map(({ url }) => url));
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
    const body = this.ready[path] ?? (await this.held(path));
    return body && answerWith(path, body);
  },
  async held(path) {
    const early = served && (await taken(path)); // perhaps that of an older build
    const body = early && (await this.checked(path, early));
    if (body) return body;
    const url = new URL(path, page).href;
    const answer = await this.kept.match(url);
    if (!answer) return;
    const right = await this.checked(path, await answer.arrayBuffer());
    if (right) return right;
    this.wrong.push(path);
    document.dispatchEvent(new Event('wrong-file'));
    await this.kept.delete(url);
    navigator.serviceWorker?.controller?.postMessage('downloaded');
  },
  async checked(path, body) {
    const { sha256, editable } = this.files[path];
    this.unpack(path, body);
    if (editable || (await digest(body)) === sha256) return body;
  },
  unpack(path, body) {
    if (this.unpacked || ![START, DECODER].includes(path)) return; // `packed` stays what is being unpacked
    this.packed[path] = body;
    const { [START]: packed, [DECODER]: decoder } = this.packed;
    if (packed && decoder) this.unpacked = unpacked(packed, decoder, this.files[START].parts);
  },
  async one(path, file) {
    let left = file.bytes;
    const count = (n) => ((this.done += Math.min(n, left)), (left -= Math.min(n, left)));
    const kept = !file.editable && (served || this.before.has(new URL(path, page).href));
    const here = kept ? await this.held(path) : undefined;
    const body = here ?? (await this.fresh(path, file, count).catch((error) => {
      this.done -= file.bytes - left;
      throw error;
    }));
    if (file.given && body) this.given[path] = body;
    if (file.holds) this.opened = small(body, file.holds).then((bodies) => Object.assign(this.ready, bodies));
    this.done += left;
  },
  // What the first worker is given: what start.bin holds, or itself where it was not unpacked or not right at once; and
  // the rules, where they are not those in it.
  async parcel() {
    const { [START]: packed, [DECODER]: decoder, ...others } = this.given;
    const asItIs = packed === this.packed[START] && decoder === this.packed[DECODER];
    const start = asItIs ? await this.unpacked : undefined;
    const parcel = start ? { start, ...others } : this.given;
    this.given = this.packed = {};
    this.unpacked = undefined;
    return parcel;
  },
  // From the host. What may be edited is asked for at every visit; the service worker has put it in its place when it
  // answers.
  async fresh(path, { sha256, editable }, count) {
    const first = await fetched(path, editable ? 'no-cache' : 'default', count);
    const body = first && ((await this.checked(path, first)) ?? (await fetched(path, 'reload', count)));
    if (body && body !== first && (await digest(body)) !== sha256)
      throw new Error(`${path} is not the file of this build`);
    if (body && !(editable && served)) this.unkept.push([new URL(path, page).href, answerWith(path, body)]);
    return editable && body && (await digest(body)) === sha256 ? undefined : body;
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
  await download.opened;
  return answerWith(path, download.ready[path]);
};

// The first worker asks for its parcel as soon as it is up, and has to read, check and unpack none of it again.
globalThis.Worker = class extends Worker {
  constructor(...options) {
    super(...options);
    this.addEventListener('message', async ({ data, ports: [port] }) => {
      if (data !== 'parcel') return;
      const parcel = await download.parcel();
      port.postMessage(parcel, buffers(parcel.start));
      handed();
    });
  }
};
