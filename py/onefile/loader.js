// The page in one file: what download.js, PyScript and the service worker do on a host is done here from the parts
// of the file itself, because a page from a disk may fetch nothing. MicroPython's module stands above, in the same
// script. The page's own Python and the engine are the same files as on a host.
const site = new URL('./', document.baseURI);

// The parts stand in elements that no browser runs: <script type="text/plain" data-file="path" [data-gzip]>, in base64.
const decoded = (words) =>
  Uint8Array.fromBase64?.(words) ?? Uint8Array.from(atob(words), (sign) => sign.charCodeAt(0));
const part = async (path) => {
  const found = document.querySelector(`script[data-file="${CSS.escape(path)}"]`);
  if (!found) return;
  const body = new Response(decoded(found.textContent)).body;
  return new Response('gzip' in found.dataset ? body.pipeThrough(new DecompressionStream('gzip')) : body);
};

// What the page reads from CacheStorage on a host.
const pathOf = (request) => new URL(request.url ?? request, site).href.replace(site.href, '');
const kept = { match: (request) => part(pathOf(request)) };
Object.defineProperty(globalThis, 'caches', { value: { ...kept, open: async () => kept } });
Object.defineProperty(navigator, 'serviceWorker', { value: null }); // a disk has none, and asking is an error
const reader = Boolean(document.querySelector('script[data-file^="reader/"]')); // the larger file holds it
globalThis.download = { done: 1, total: 1, kept, reader, wrong: [], right: part, run: async () => {}, stored: async () => {} };

// Workers: <script type="py" worker name="..."> becomes a module worker from a data: address, the only kind that
// both Chromium and Firefox start from a disk. It takes over the page's policy and asks the page for its parts.
const remotes = {};
const named = (name) => (remotes[name] ??= Promise.withResolvers());
const workers = new Proxy({}, { get: (_, name) => named(name).promise });

const begin = async (script) => {
  const source = await (await part('worker.js')).text();
  const worker = new Worker(`data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`, { type: 'module' });
  const calls = new Map();
  const call = (name, args) => {
    const call = Promise.withResolvers();
    calls.set(calls.size, call);
    worker.postMessage({ call: calls.size - 1, name, args });
    return call.promise;
  };
  const heard = {
    want: async ({ want }) => worker.postMessage({ want, bytes: await (await part(want))?.arrayBuffer() }),
    names: ({ names }) =>
      named(script.getAttribute('name')).resolve(
        Object.fromEntries(names.map((name) => [name, (...args) => call(name, args)]))),
    call: ({ call, value, error }) => {
      if (error) calls.get(call).reject(new Error(error));
      else calls.get(call).resolve(value);
      calls.set(call, null);
    },
    failed: ({ failed }) => named(script.getAttribute('name')).reject(new Error(failed)),
  };
  worker.onmessage = ({ data }) => heard[Object.keys(data)[0]](data);
  worker.onerror = ({ message }) => named(script.getAttribute('name')).reject(new Error(message));
  worker.postMessage({ code: script.textContent });
  script.xworker = worker;
};
new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const node of addedNodes) if (node.matches?.('script[type=py][worker]')) begin(node);
}).observe(document.documentElement, { childList: true, subtree: true });

// __EARLY__

// The page's logic on MicroPython, with the files that its configuration names.
const python = await loadMicroPython({
  url: `data:application/wasm;base64,${document.querySelector('script[data-file="micropython/micropython.wasm"]').textContent}`,
  linebuffer: false,
});
const write = async (from, to) => python.FS.writeFile(to, new Uint8Array(await (await part(from)).arrayBuffer()));
python.registerJsModule('polyscript', { workers });
python.FS.mkdir('./pyscript');
await write('pyscript/__init__.py', './pyscript/__init__.py');
await write('pyscript/ffi.py', './pyscript/ffi.py');
const { files } = JSON.parse(document.querySelector('mpy-config').textContent);
await Promise.all(Object.entries(files).map(([from, to]) => write(from.replace('./', ''), to)));
await python.runPythonAsync(document.querySelector('#logic').content.textContent);
