// Writes BUILD/snapshot: Python's memory with the library and the engine imported and the rules read, for every start.
// No draft was ever in it.
// usage: node py/build/snapshot.mjs BUILD_FOLDER (with the archives, the runtime and the compiled rules in it)
import crypto from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const PAGE = 4096;
const work = resolve(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(resolve(work, 'runtime/pyodide.mjs')));

// The same bytes each time, on any machine: clock, time zone, language, chance and the program's own path would be in
// the memory.
process.env.TZ = 'UTC';
Date.now = () => Date.UTC(2026, 0, 1);
performance.now = () => 0;
crypto.randomFillSync = (view) => view.fill(7);
process.argv[1] = '/home/pyodide/python';
// Of this machine Pyodide asks no trampoline, whichever node runs it; the page sets its own (see interpreter.js).
Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'iPhone' } });

const python = await loadPyodide({
  _makeSnapshot: true,
  env: { PYTHONHASHSEED: '0', LANG: 'C.UTF-8' },
  packageBaseUrl: work,
  stdLibURL: resolve(work, 'library.zip'),
});
python.FS.writeFile('/lib/engine.zip', readFileSync(resolve(work, 'engine.zip')));
python.FS.writeFile('/lib/rules', readFileSync(resolve(work, 'rules')));
python.runPython(`
import gc, importlib, pkgutil, sys
sys.path.insert(0, '/lib/engine.zip')
import worker, worker_answers, pyscript
import secondlook.rules
for module in pkgutil.iter_modules(secondlook.rules.__path__, 'secondlook.rules.'):
    importlib.import_module(module.name)  # a check imports those that the policy names
import encodings.ascii, encodings.latin_1, encodings.utf_8_sig, _strptime  # what is asked for inside functions
from secondlook.common_words import is_common
is_common('the')  # reads its table
with open('/lib/rules', 'rb') as rules:
    if dumped := rules.read():
        worker.make_ready(dumped)
del rules, dumped
gc.collect()
`);

// Zeros where something stood that is freed by now: they pack to nothing. All that is free below the end is taken, from
// the largest piece to the smallest, as in worker_wiping.py.
const wipe = (c) => {
  const told = c._malloc(40), held = [];
  c._mallinfo(told);
  const end = c._sbrk(0) - c.HEAPU32[told / 4 + 9]; // what is free behind the last used piece
  c._free(told);
  for (let size = 2 ** 17; size >= 8; size = size > 512 ? size / 2 : size - 8)
    for (let piece; (piece = c._malloc(size)) + size <= end || c._free(piece); held.push(piece))
      c.HEAPU8.fill(0, piece, piece + size);
  held.forEach((piece) => c._free(piece));
};
wipe(python._module);

// Half of it is empty: only the pages that are not, after the length of the memory, their number and their places, and
// after what Pyodide writes in front of the memory, with its length (see interpreter.js).
const sparse = (snapshot) => {
  const [, offset] = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2);
  const memory = snapshot.subarray(offset);
  const all = Array.from({ length: memory.length / PAGE }, (_, n) => memory.subarray(n * PAGE, (n + 1) * PAGE));
  const places = all.flatMap((page, n) => (page.some(Boolean) ? [n] : []));
  const numbers = new Uint32Array([offset, memory.length, places.length, ...places]);
  return Buffer.concat([Buffer.from(numbers.buffer), snapshot.subarray(0, offset), ...places.map((n) => all[n])]);
};
writeFileSync(resolve(work, 'snapshot'), sparse(python.makeMemorySnapshot()));
