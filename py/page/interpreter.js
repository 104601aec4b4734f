// The worker's `interpreter`: Pyodide with the precompiled library, everything read from CacheStorage,
// because the worker is made after the seal and has no network. The build puts in `__BUILD__` and SHA256.
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

// A gzip of ours under a name that no host compresses again; unpacked while it is used, and right whatever type the
// host gave it.
const unpacked = async (path, type) =>
  new Response((await read(path)).body.pipeThrough(new DecompressionStream('gzip')), { headers: { 'Content-Type': type } });
const whole = async (response) => new Uint8Array(await (await response).arrayBuffer());
const bytes = (path) => whole(read(path));
self.fileOfBuild = bytes; // for Python: what is not loaded at the start

// From the second visit on, where it has come by then: Python's memory as it was at the build, with the library and
// the engine imported. There are no files in it and no rules. The file has its length, the number of pages that are not
// empty, their places, and these pages (see py/build/snapshot.mjs).
const SNAPSHOT = 'pyodide/snapshot.bin';
const PAGE = 4096;
const snapshot = async () => {
  if (!(SNAPSHOT in SHA256 && (await held(SNAPSHOT)))) throw new Error('no snapshot');
  const file = await whole(unpacked(SNAPSHOT, 'application/octet-stream'));
  const [length, count] = new Uint32Array(file.buffer, 0, 2);
  const memory = new Uint8Array(Math.ceil(length / PAGE) * PAGE);
  new Uint32Array(file.buffer, 8, count).forEach((place, n) => {
    const from = 8 + 4 * count + n * PAGE;
    memory.set(file.subarray(from, from + PAGE), place * PAGE);
  });
  return memory.subarray(0, length);
};

// All of it comes, is unpacked and compiled side by side, while the modules below are still read.
let coming = {
  python: WebAssembly.compileStreaming(unpacked('pyodide/python.bin', 'application/wasm')),
  library: whole(unpacked('pyodide/library.bin', 'application/zip')),
  engine: whole(unpacked('engine.bin', 'application/zip')),
  rules: bytes('rules.json'),
  snapshot: snapshot(),
};
for (const one of Object.values(coming)) one.catch(() => {}); // who waits for it is told
WebAssembly.instantiateStreaming = async (_, imports) => {
  const module = await coming.python;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};
// Pyodide asks for its two files by fetch.
const ours = {
  'pyodide.asm.wasm': async () => new Response(),
  'library.bin': async () => new Response(await coming.library),
};
self.fetch = (request, options) => {
  const name = String(request.url ?? request).split('/').pop();
  return ours[name]?.() ?? network(request, options);
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

const started = async (options) => {
  try {
    const python = await load({ ...options, _loadSnapshot: await coming.snapshot });
    delete python._api.config._loadSnapshot; // 30 MB that nobody needs any more
    python.runPython('import random; random.seed()');
    performance.mark('snapshot');
    return python;
  } catch {
    // There is none, or this browser cannot use it: the ordinary start.
    const python = await load(options);
    python.runPython("import sys; sys.path.insert(0, '/lib/engine.zip')");
    return python;
  }
};

export const loadPyodide = async (options = {}) => {
  await Promise.all([coming.python, coming.library]); // Pyodide would wait for ever for what cannot come
  const python = await started({
    ...options,
    createPyodideModule,
    lockFileContents,
    packageBaseUrl: site.href,
    stdLibURL: new URL('pyodide/library.bin', site).href,
  });
  python.FS.writeFile('/lib/engine.zip', await coming.engine);
  const rules = await coming.rules;
  python.FS.writeFile('/lib/rules.json', rules);
  if (crypto.subtle) python.FS.writeFile('/lib/rules.sha256', new Uint8Array(await crypto.subtle.digest('SHA-256', rules)));
  coming = undefined;
  return python;
};
