// The worker's `interpreter`: Pyodide with the precompiled library, everything read from CacheStorage,
// because the worker is made after the seal and has no network. The build puts in `__BUILD__`, SHA256 and PARTS.
const site = new URL('../', import.meta.url);
const network = self.fetch.bind(self);
const kept = self.caches?.open(`second-look ${site.pathname} __BUILD__`);
const SHA256 = {}; // __SHA256__
const digest = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((n) => n.toString(16).padStart(2, '0')).join('');
const held = async (path) => (await kept)?.match(new URL(path, site).href);
const read = async (path) => {
  const url = new URL(path, site).href;
  const found = await held(path);
  if (!found || !(path in SHA256)) return found ?? network(url);
  // Another page of this host can write into CacheStorage. What is wrong goes, and comes anew at the next visit.
  const body = await found.arrayBuffer();
  if ((await digest(body)) === SHA256[path]) return new Response(body);
  await (await kept).delete(url);
  throw new Error(`${path} is not the file of this build`);
};

// What the worker needs is packed with zstd, several parts in a file, under a name that no host packs again: half the
// time of unpacking gzip, and a third fewer bytes. PARTS: path of the file -> name -> bytes, in their order.
const PARTS = {}; // __PARTS__
const bytes = async (path) => new Uint8Array(await (await read(path)).arrayBuffer());
self.fileOfBuild = bytes; // for Python: what is not loaded at the start
const unpacked = async (path) => {
  const imports = { env: { emscripten_notify_memory_growth() {} } };
  const [packed, wasm] = await Promise.all([bytes(path), bytes('pyodide/zstd.wasm')]);
  const { memory, malloc, ZSTD_decompress } = (await WebAssembly.instantiate(wasm, imports)).instance.exports;
  const length = Object.values(PARTS[path]).reduce((sum, one) => sum + one, 0);
  const [from, to] = [malloc(packed.length), malloc(length)];
  new Uint8Array(memory.buffer).set(packed, from);
  if (ZSTD_decompress(to, length, from, packed.length) !== length) throw new Error(`${path} cannot be unpacked`);
  let place = to;
  const taken = ([name, size]) => [name, new Uint8Array(memory.buffer, (place += size) - size, size)];
  return Object.fromEntries(Object.entries(PARTS[path]).map(taken));
};

// Python's memory as it was at the build, with the library and the engine imported. There are no files in it and no
// rules. The part has its length, the number of pages that are not empty, their places, and these pages (see
// py/build/snapshot.mjs).
const PAGE = 4096;
const memoryOf = (snapshot) => {
  const [length, count] = new Uint32Array(snapshot.slice(0, 8).buffer);
  const memory = new Uint8Array(Math.ceil(length / PAGE) * PAGE);
  new Uint32Array(snapshot.slice(8, 8 + 4 * count).buffer).forEach((place, n) => {
    const from = 8 + 4 * count + n * PAGE;
    memory.set(snapshot.subarray(from, from + PAGE), place * PAGE);
  });
  return memory.subarray(0, length);
};

// All of it comes, is unpacked and compiled side by side, while the modules below are still read.
let coming = { start: unpacked('pyodide/start.bin'), rules: bytes('rules.json') };
coming.python = coming.start.then(({ python }) => WebAssembly.compile(python));
coming.memory = coming.start.then(({ snapshot }) => memoryOf(snapshot)); // none where the engine is too large for one
for (const one of Object.values(coming)) one.catch(() => {}); // who waits for it is told
WebAssembly.instantiateStreaming = async (_, imports) => {
  const module = await coming.python;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};
// The bytecode of what no first answer imports, and of all where there is no snapshot. On a first visit the service
// worker fetches it once the start is over, or once the page sees that the start is late.
const REST = 'pyodide/rest.bin';
const rest = async () => {
  while ((await kept) && !(await held(REST))) await new Promise((done) => setTimeout(done, 200));
  return unpacked(REST);
};
// Pyodide asks for its two files by fetch.
let library = new Uint8Array();
const ours = { 'pyodide.asm.wasm': () => new Response(), 'library.zip': () => new Response(library) };
self.fetch = (request, options) => {
  const name = String(request.url ?? request).split('/').pop();
  return ours[name] ? Promise.resolve(ours[name]()) : network(request, options);
};

// import() and not import: Firefox holds a worker's static imports against worker-src, which is blob: here.
const [{ loadPyodide: load, version }, { default: createPyodideModule }] = await Promise.all([
  import('./pyodide.js'),
  import('./pyodide.asm.js'),
]);

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
    const python = await load({ ...options, _loadSnapshot: await coming.memory });
    delete python._api.config._loadSnapshot; // 30 MB that nobody needs any more
    python._module.setTrampoline(); // see with_fast_calls in py/build/runtime.py
    python.runPython('import random; random.seed()');
    performance.mark('snapshot');
    return python;
  } catch {
    // There is none, or this browser cannot use it: the ordinary start.
    const bytecode = await rest();
    library = bytecode.library;
    const python = await load(options);
    placed = Promise.resolve(place(python, bytecode));
    python.runPython(`import sys; sys.path.insert(0, '${ENGINE}')`);
    return python;
  }
};

export const loadPyodide = async (options = {}) => {
  await coming.python; // Pyodide would wait for ever for what cannot come
  const python = await started({
    ...options,
    createPyodideModule,
    lockFileContents,
    packageBaseUrl: site.href,
    stdLibURL: new URL('pyodide/library.zip', site).href,
  });
  self.modulesOfBuild = () => modules(python); // for Python: what is imported after the start
  for (const [name, body] of Object.entries(await coming.start)) {
    if (!name.startsWith('/')) continue; // it was used above
    python.FS.mkdirTree(name.slice(0, name.lastIndexOf('/')));
    python.FS.writeFile(name, body);
  }
  const rules = await coming.rules;
  python.FS.writeFile('/lib/rules.json', rules);
  if (crypto.subtle) python.FS.writeFile('/lib/rules.sha256', new Uint8Array(await crypto.subtle.digest('SHA-256', rules)));
  coming = undefined;
  return python;
};
