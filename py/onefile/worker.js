// The worker of the page in one file: unpack.js and interpreter.js stand below, in the same module.
// The page's part of the talk is in loader.js.

// interpreter.js reads the parts from CacheStorage; here the page hands them over.
const here = 'file:///second-look/';
const wanted = new Map();
const part = (path) => {
  if (!wanted.has(path)) self.postMessage({ want: path });
  wanted.set(path, wanted.get(path) ?? Promise.withResolvers());
  return wanted.get(path).promise;
};
const kept = {
  match: async (request) => {
    const body = await part(String(request.url ?? request).replace(here, ''));
    return body && new Response(body);
  },
};
Object.defineProperty(self, 'caches', { value: { ...kept, open: async () => kept } });

self.parcel = Promise.resolve({}); // what the page of a host has ready; here it hands over part by part

let python;
const begin = async (code) => {
  python = await interpreter.loadPyodide({ checkAPIVersion: false });
  await python.runPythonAsync(code);
  self.postMessage({ names: python.globals.get('__export__').toJs() });
};

const plain = (value) => value?.toJs?.({ dict_converter: Object.fromEntries }) ?? value;
const answer = async ({ call, name, args }) => {
  try {
    self.postMessage({ call, value: plain(await python.globals.get(name)(...args)) });
  } catch (error) {
    self.postMessage({ call, error: String(error) });
  }
};

self.onmessage = ({ data }) => {
  if (data.want) wanted.get(data.want).resolve(data.bytes);
  else if (data.name) answer(data);
  else begin(data.code).catch((error) => self.postMessage({ failed: String(error) }));
};
