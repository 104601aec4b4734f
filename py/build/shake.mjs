// Leaves out of Pyodide's runtime what nothing in it uses, and makes the names of what stays short.
// usage: node py/build/shake.mjs < RUNTIME.mjs > OUT.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';

const compress = { defaults: false, dead_code: true, passes: 3, side_effects: true, unused: true };
const mangle = { reserved: ['_createPyodideModule', 'wasmExports'] }; // the build looks for them later
const { code } = await minify(readFileSync(0, 'utf8'), { module: true, compress, mangle });
writeFileSync(1, code);
