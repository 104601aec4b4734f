// The worker's `interpreter`: Pyodide with the precompiled library, everything read from CacheStorage,
// because the worker is made after the seal and has no network. The build puts in `__BUILD__` and SHA256.
// import() and not import: Firefox holds a worker's static imports against worker-src, which is blob: here.
const [{ loadPyodide: load, version }, { default: createPyodideModule }] = await Promise.all([
  import('./pyodide.js'),
  import('./pyodide.asm.js'),
]);

export { version };

const site = new URL('../', import.meta.url);
const network = self.fetch.bind(self);
const kept = self.caches?.open(`second-look ${site.pathname} __BUILD__`);
const SHA256 = {}; // __SHA256__
const digest = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((n) => n.toString(16).padStart(2, '0')).join('');
const read = async (path) => {
  const url = new URL(path, site).href;
  const found = await (await kept)?.match(url);
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

// Pyodide asks for its two files by fetch.
const ours = {
  'pyodide.asm.wasm': () => unpacked('pyodide/python.bin', 'application/wasm'),
  'library.bin': () => unpacked('pyodide/library.bin', 'application/zip'),
};
self.fetch = (request, options) => {
  const name = String(request.url ?? request).split('/').pop();
  return ours[name]?.() ?? network(request, options);
};

const lockFileContents = JSON.stringify({
  info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten_5_0_3', python: '3.14.2', version },
  packages: {},
});

const whole = async (response) => new Uint8Array(await (await response).arrayBuffer());
const bytes = (path) => whole(read(path));
self.fileOfBuild = bytes; // for Python: what is not loaded at the start

export const loadPyodide = async (options = {}) => {
  const files = Promise.all([whole(unpacked('engine.bin', 'application/zip')), bytes('rules.json')]);
  const python = await load({
    ...options,
    createPyodideModule,
    lockFileContents,
    packageBaseUrl: site.href,
    stdLibURL: new URL('pyodide/library.bin', site).href,
  });
  const [engine, rules] = await files;
  python.FS.writeFile('/lib/engine.zip', engine);
  python.FS.writeFile('/lib/rules.json', rules);
  python.runPython("import sys; sys.path.insert(0, '/lib/engine.zip')");
  return python;
};
