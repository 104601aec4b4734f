// Says that the checker cannot start where Python itself cannot come: no WebAssembly, or a file of the runtime is
// missing, or the host gives scripts a wrong type: browsers run such modules not at all, but this, a plain script.
// From the moment page.py runs (it sets data-python), Python says such things itself.
const unable = () => {
  const html = document.documentElement;
  if ('python' in html.dataset) return;
  html.dataset.state = 'error';
  document.querySelector('#checklist').open = true;
};

if (typeof WebAssembly !== 'object' || !globalThis.download) unable();
addEventListener('error', unable, true);
addEventListener('unhandledrejection', unable);
// Python, where it is there, tells of a failed download itself: give it the time to come.
globalThis.download?.run().catch((error) => setTimeout(() => {
  unable();
  const { dataset, lang } = document.documentElement;
  if (!String(error.message).includes('not the file of this build') || 'python' in dataset) return;
  const words = document.querySelector('#stopped-words'), name = error.message.split(' ')[0];
  const said = {
    en: `A file of this page is not the one that belongs to it: ${name}. It was not used. Tell the host.`,
    es: `Un archivo de esta página no es el que le corresponde: ${name}. No se usó. Avise a quien la aloja.`,
  };
  words.textContent = said[lang];
  words.dataset.es = said[lang === 'en' ? 'es' : 'en']; // what language.js turns to
}, 5000));
