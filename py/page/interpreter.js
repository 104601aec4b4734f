// The worker's `interpreter`: Pyodide with the precompiled library, everything from the page or from CacheStorage,
// because the worker is made after the seal and has no network. The build puts in Pyodide, `__BUILD__`, SHA256, PARTS, and
// as RULES the SHA-256 of the rules that are in the snapshot.
const site = new URL('../', import.meta.url);
const network = self.fetch.bind(self);
const kept = self.caches?.open(`second-look ${site.pathname} __BUILD__`);
const SHA256 = {}; // __SHA256__
const RULES = ''; // __RULES__
const digest = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((n) => n.toString(16).padStart(2, '0')).join('');
const held = async (path) => (await kept)?.match(new URL(path, site).href);
// What the page has at hand for its first worker, see download.js: path -> content, and what start.bin holds.
let given = self.parcel ?? new Promise((done) => {
  const { port1, port2 } = new MessageChannel(); // PyScript hands messages to the worker itself on to Python
  port1.onmessage = ({ data }) => done(data);
  port1.onmessageerror = () => done({});
  postMessage('parcel', [port2]);
});
const read = async (path) => {
  const parcel = await given;
  if (path in parcel) return new Response(parcel[path]);
  const url = new URL(path, site).href;
  const found = await held(path);
  if (!found || !(path in SHA256)) return found ?? network(url);
  // Another page of this host can write into CacheStorage. What is wrong goes, and comes anew at the next visit.
  const body = await found.arrayBuffer();
  if ((await digest(body)) === SHA256[path]) return new Response(body);
  await (await kept).delete(url);
  throw new Error(`${path} is not the file of this build`);
};

// Several parts are packed in a file. PARTS: path of the file -> name -> bytes, in their order.
const PARTS = {}; // __PARTS__
const bytes = async (path) => new Uint8Array(await (await read(path)).arrayBuffer());
self.fileOfBuild = bytes; // for Python: what is not loaded at the start
const unpacked = async (path, kind) => {
  const [packed, decoder, ways] = await Promise.all([bytes(path), bytes('pyodide/zstd.wasm'), import('./unpack.js')]);
  return ways[kind](packed, decoder, PARTS[path]);
};

// Python's memory as it was at the build, with the library and the engine imported and the rules read: how many bytes
// Pyodide has put in front of it, its length, the number of pages that are not empty, their places; then those bytes, and
// these pages (see py/build/snapshot.mjs). Most of the others are never touched, and take no room.
const PAGE = 4096;
const opened = (snapshot) => {
  const [front, length, count] = new Uint32Array(snapshot.buffer, 0, 3);
  const places = new Uint32Array(snapshot.buffer, 12, count);
  const pages = 12 + 4 * count + front;
  const place = ({ HEAPU8, _sbrk }) => {
    HEAPU8.fill(0, 0, _sbrk(0)); // what stands there before Python has begun
    places.forEach((n, k) => HEAPU8.set(snapshot.subarray(pages + k * PAGE, pages + (k + 1) * PAGE), n * PAGE));
  };
  return { head: snapshot.slice(pages - front, pages), length, place }; // Pyodide keeps the head
};

// All of it comes, is unpacked and compiled side by side, while the modules below are still read.
const START = 'pyodide/start.bin';
let coming = { start: given.then(({ start }) => start ?? unpacked(START, 'start')) };
// A page that gives a snapshot and no rules to its first worker has seen that they are those in it.
const known = (parcel) => RULES && (parcel.start || START in parcel) && !('rules.json' in parcel);
coming.rules = given.then((parcel) => (known(parcel) ? undefined : bytes('rules.json')));
coming.sum = coming.rules.then((rules) => (rules ? crypto.subtle?.digest('SHA-256', rules) : Uint8Array.from(
  RULES.match(/../g), (two) => parseInt(two, 16))));
for (const one of Object.values(coming)) one.catch(() => {}); // who waits for it is told
let memory; // where it begins with a snapshot
WebAssembly.instantiateStreaming = async (_, imports) => {
  const module = (await coming.start).python;
  const instance = await WebAssembly.instantiate(module, imports);
  const { buffer } = instance.exports.memory;
  if (memory?.length > buffer.byteLength) instance.exports.memory.grow((memory.length - buffer.byteLength) / 2 ** 16);
  return { module, instance };
};
// The bytecode of what no first answer imports, and of all where there is no snapshot. On a first visit the service
// worker fetches it once the start is over, or once the page sees that the start is late.
const REST = 'pyodide/rest.bin';
const rest = async () => {
  while ((await kept) && !(await held(REST))) await new Promise((done) => setTimeout(done, 200));
  return unpacked(REST, 'parts');
};
// Pyodide asks for its two files by fetch.
let library = new Uint8Array();
const ours = { 'pyodide.asm.wasm': () => new Response(), 'library.zip': () => new Response(library) };
self.fetch = (request, options) => {
  const name = String(request.url ?? request).split('/').pop();
  return ours[name] ? Promise.resolve(ours[name]()) : network(request, options);
};

// Pyodide's two modules stand here: three files would come one after the other.
const { makePython, version, create } = {}; // __PYODIDE__

export { version };

const lockFileContents = JSON.stringify({
  info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten_5_0_3', python: '3.14.2', version },
  packages: {},
});

const LIBRARY = '/lib/python314.zip';
const ENGINE = '/lib/engine.zip';
let placed;
const place = (python, bytecode) => {
  python.FS.writeFile(LIBRARY, bytecode.library);
  python.FS.writeFile(ENGINE, bytecode.engine);
};
const modules = (python) =>
  (placed ??= rest().then((bytecode) => place(python, bytecode)).catch((error) => {
    placed = undefined; // so that it can be tried again
    throw error;
  }));

const started = async (options) => {
  try {
    memory = opened((await coming.start).snapshot);
    const createPyodideModule = (module) =>
      create(Object.assign(module, { placeMemory: () => memory.place(module) })); // see with_own_memory in py/build/runtime.py
    const python = await makePython({ ...options, createPyodideModule, _loadSnapshot: memory.head });
    python._module.setTrampoline(); // see with_fast_calls in py/build/runtime.py
    python.runPython('import random; random.seed()');
    performance.mark('snapshot');
    return python;
  } catch {
    // This browser cannot use it: the ordinary start, in which the rules are read, too.
    memory = undefined;
    const bytecode = await rest();
    coming.rules = bytes('rules.json');
    library = bytecode.library;
    const python = await makePython(options);
    placed = Promise.resolve(place(python, bytecode));
    python.runPython(`import sys; sys.path.insert(0, '${ENGINE}')`);
    return python;
  }
};

export const loadPyodide = async (options = {}) => {
  const { files } = await coming.start; // Pyodide would wait for ever for what cannot come
  const python = await started({
    ...options,
    createPyodideModule: create,
    lockFileContents,
    packageBaseUrl: site.href,
    stdLibURL: new URL('pyodide/library.zip', site).href,
  });
  self.modulesOfBuild = () => modules(python); // for Python: what is imported after the start
  for (const [name, body] of Object.entries(files)) {
    python.FS.mkdirTree(name.slice(0, name.lastIndexOf('/')));
    python.FS.writeFile(name, body);
  }
  const [rules, sum] = await Promise.all([coming.rules, coming.sum]);
  if (rules) python.FS.writeFile('/lib/rules.json', rules);
  if (sum) python.FS.writeFile('/lib/rules.sha256', new Uint8Array(sum));
  coming = memory = undefined; // 20 MB that nobody needs any more
  given = {};
  return python;
};
