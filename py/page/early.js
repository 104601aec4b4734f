// The start, as far as it need not wait for the page's own Python: when every file is here, the late and stricter
// policy, and then the worker that holds the engine. So both Pythons come up side by side. start.py waits for
// `early.run()`; it makes later workers itself, from the same template.
import './download.js';
import('./pyscript.js');

const LATE =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob: data:; connect-src blob:; " +
  "style-src 'self'; img-src 'none'; form-action 'none'; base-uri 'none'";
const { download } = globalThis;
Error.stackTraceLimit = 0; // nobody sees a trace here, and MicroPython's file system makes hundreds as it comes up

const seal = () => {
  const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'Content-Security-Policy', content: LATE });
  meta.dataset.late = '';
  document.head.append(meta);
  performance.mark('sealed');
};

const add = (template) => document.body.append(document.querySelector(template).content.cloneNode(true));

globalThis.early = {
  begun: false,
  async run() {
    await download.run();
    if (this.begun) return;
    this.begun = true;
    performance.mark('downloaded');
    if (download.kept) seal();
    add('#engine');
  },
};
// The page's own Python takes this thread for a while as it comes up, which a worker would wait for as it is made. Where
// the files take longer it has the time before.
const worker = globalThis.early.run().then(() => download.handed, () => {});
Promise.race([worker, new Promise((done) => setTimeout(done, 500))]).then(() => add('#logic'));
