// Scores rows of word pieces with the second reader's network. The build puts onnxruntime-web before these lines, as
// `ort`; the page makes one blob worker of both, because the sealed page has no other script to give, and hands over
// everything that it needs.
const unpacked = async (packed) =>
  new Uint8Array(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());

export const open = async (core, model) => {
  Object.assign(ort.env.wasm, { numThreads: 1, wasmBinary: core });
  return ort.InferenceSession.create(model, { executionProviders: ['wasm'], logSeverityLevel: 3 });
};

// One row by itself: what stands beside a row would move its scores.
export const score = async (network, row) => {
  const as = (numbers) => new ort.Tensor('int64', BigInt64Array.from(numbers), [1, row.length]);
  const { scores } = await network.run({ numbers: as(row.map(BigInt)), there: as(row.map(() => 1n)) });
  return [...scores.data];
};

let ready;
let newest = 0;
globalThis.onmessage = async ({ data: { turn, core, model, rows } }) => {
  if (core) ready = Promise.all([unpacked(core), unpacked(model)]).then((both) => open(...both));
  if (!turn) return;
  newest = turn;
  if (!rows) return; // only to stop what is under way
  try {
    const scores = [];
    for (const row of JSON.parse(rows).rows) {
      await new Promise((go) => setTimeout(go)); // hear of a newer draft
      if (turn !== newest) return;
      scores.push(await score(await ready, row));
    }
    postMessage({ turn, told: JSON.stringify({ scores }) });
  } catch {
    postMessage({ turn, told: null });
  }
};
