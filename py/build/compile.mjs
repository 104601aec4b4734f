// Runs py/build/compile_library.py inside Pyodide, so that the bytecode is exactly the one the page's Python reads.
// usage: node py/build/compile.mjs WORK_FOLDER
import { loadPyodide } from 'pyodide';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';

const work = resolve(process.argv[2]);
const npm = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
// Nobody sees a traceback here: without the columns of its lines the library is a quarter smaller.
const python = await loadPyodide({ env: { PYTHONHASHSEED: '0', PYTHONNODEBUGRANGES: '1' } });
for (const [place, root] of [['/made', work], ['/npm', npm]]) {
  python.FS.mkdir(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
}
python.runPython(readFileSync(new URL('./compile_library.py', import.meta.url), 'utf8'));
