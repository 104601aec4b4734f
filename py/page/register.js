// Stands above the policy in the page, because `worker-src blob:` there allows no service worker.
if ('serviceWorker' in navigator && !navigator.serviceWorker.controller)
  navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' }).catch(() => {});
