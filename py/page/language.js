// Before Python is there the page speaks the language of its address by itself, and is not drawn in another one first:
// the build puts the Spanish of each sentence beside it. Where Python cannot come, the link to the other language works
// by this.
{
  const html = document.documentElement;
  const names = { en: 'English', es: 'Español' };
  const link = () => document.querySelector('#language');
  const turn = () => {
    const other = html.lang;
    html.lang = link().lang;
    for (const one of document.querySelectorAll('[data-es]'))
      [one.textContent, one.dataset.es] = [one.dataset.es, one.textContent];
    Object.assign(link(), { lang: other, hreflang: other, href: `?lang=${other}`, textContent: names[other] });
  };
  const asked = new URLSearchParams(location.search).get('lang') === 'es';
  const ready = () => {
    if (asked) turn();
    delete html.dataset.turning;
    link().addEventListener('click', (event) => {
      if (html.dataset.state !== 'error' || 'python' in html.dataset) return;
      event.preventDefault(); // to load the page anew would lose the draft
      turn();
    });
  };
  if (asked) html.dataset.turning = '';
  if (document.readyState === 'loading') document.addEventListener('readystatechange', ready, { once: true });
  else ready();
}
