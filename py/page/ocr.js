// Reads the words in pictures. The build puts tesseract's core before these lines; the page makes one blob worker of
// both, because the sealed page has no other script to give, and hands over everything that it needs.
const unpacked = async (packed) =>
  new Uint8Array(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());

const begin = async (core, english) => {
  const wasmBinary = await unpacked(core);
  const tesseract = await TesseractCore({ wasmBinary, print() {}, printErr() {} });
  tesseract.FS.writeFile('/eng.traineddata', await unpacked(english));
  const reader = new tesseract.TessBaseAPI();
  if (reader.Init('/', 'eng', 1)) throw new Error('no reader'); // 1: the network alone, as its data is made for
  return { tesseract, reader };
};

// Grey pixels as a PGM file, which the core reads from its own memory.
const grey = ({ width, height, data }) => {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + width * height);
  file.set(head);
  for (let from = 0, to = head.length; to < file.length; from += 4, to += 1)
    file[to] = (data[from] * 77 + data[from + 1] * 151 + data[from + 2] * 28) >> 8;
  return file;
};

const words = ({ tesseract, reader }, bitmap) => {
  const pencil = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  pencil.fillStyle = '#fff';
  pencil.fillRect(0, 0, bitmap.width, bitmap.height);
  pencil.drawImage(bitmap, 0, 0);
  tesseract.FS.writeFile('/input', grey(pencil.getImageData(0, 0, bitmap.width, bitmap.height)));
  reader.SetVariable('tessedit_pageseg_mode', '3'); // 3: find the blocks of words
  if (reader.SetImageFile(1, 0)) throw new Error('no picture');
  reader.Recognize(null);
  const table = reader.GetTSVText(0);
  reader.Clear();
  tesseract.FS.unlink('/input');
  return table;
};

let ready;
onmessage = async ({ data: { core, english, bitmap } }) => {
  try {
    ready ??= begin(core, english);
    postMessage(words(await ready, bitmap));
  } catch {
    postMessage(null);
  }
};
