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
  if (String(error.message).includes('not the file of this build') && !('python' in document.documentElement.dataset))
    document.querySelector('#stopped-words').textContent =
      `A file of this page is not the one that belongs to it: ${error.message.split(' ')[0]}. It was not used. Tell the host.`;
}, 5000));
