// Writes BUILD/snapshot: Python's memory with the library and the engine imported, for starts after the first.
// Nothing else is in it: no rules, no draft. Where it is too large to be loaded, it is left out, and that is said.
// usage: node py/build/snapshot.mjs BUILD_FOLDER (with the archives in it)
import crypto from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadPyodide } from 'pyodide';

const HEAP = 30 * 2 ** 20; // Pyodide begins with this much and loads no larger snapshot (its issue 6254)
const PAGE = 4096;
const work = resolve(process.argv[2]);

// The same bytes each time, on any machine: clock, time zone, language, chance and the program's own path would be in
// the memory.
process.env.TZ = 'UTC';
Date.now = () => Date.UTC(2026, 0, 1);
performance.now = () => 0;
crypto.randomFillSync = (view) => view.fill(7);
process.argv[1] = '/home/pyodide/python';

const python = await loadPyodide({
  _makeSnapshot: true,
  env: { PYTHONHASHSEED: '0', LANG: 'C.UTF-8' },
  packageBaseUrl: work,
  stdLibURL: resolve(work, 'library.zip'),
});
python.FS.writeFile('/lib/engine.zip', readFileSync(resolve(work, 'engine.zip')));
python.runPython("import gc, sys; sys.path.insert(0, '/lib/engine.zip'); import worker; gc.collect()");

// Half of it is empty: only the pages that are not, after their number and their places (see interpreter.js).
const sparse = (memory) => {
  const all = Array.from({ length: Math.ceil(memory.length / PAGE) }, (_, n) => memory.subarray(n * PAGE, (n + 1) * PAGE));
  const places = all.flatMap((page, n) => (page.some(Boolean) ? [n] : []));
  const last = Buffer.alloc(PAGE * all.length - memory.length); // so that every page is whole
  const head = Buffer.from(new Uint32Array([memory.length, places.length, ...places]).buffer);
  return Buffer.concat([head, ...places.map((n) => all[n]), last]);
};
if (python._module.HEAP8.length === HEAP) writeFileSync(resolve(work, 'snapshot'), sparse(python.makeMemorySnapshot()));
else console.log(`No snapshot: the engine takes ${python._module.HEAP8.length} bytes, and ${HEAP} can be loaded.`);
