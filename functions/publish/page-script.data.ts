// The scripts of pages: the search of what a page lists, letter case and width aside, and what a link into a report finds. Data.

export const SEARCH_SCRIPT = `
(() => {
  const box = document.querySelector('.search');
  const told = document.querySelector('.found');
  const fold = (text) => text.normalize('NFKC').toLowerCase();
  const reports = [...document.querySelectorAll('.report')].map((element) => ({
    element,
    text: fold(element.textContent + ' ' + element.dataset.names),
  }));
  const groups = [...document.querySelectorAll('.topic, .month')];
  const main = document.getElementById('main');
  const search = () => {
    const words = fold(box.value).split(/\\s+/).filter((word) => word !== '');
    let shown = 0;
    for (const { element, text } of reports) {
      element.hidden = !words.every((word) => text.includes(word));
      if (!element.hidden) shown += 1;
    }
    for (const group of groups) group.hidden = group.querySelector('.report:not([hidden])') === null;
    main.classList.toggle('searched', words.length > 0);
    told.textContent = words.length === 0 ? '' : told.dataset.form.replace('{shown}', shown).replace('{all}', reports.length);
  };
  box.hidden = false;
  box.addEventListener('input', search);
  search();
})();
`;

/** A link from a blog leads to a post within a sentence: both are shown, and where they are gone the page says so. */
export const PLACE_SCRIPT = `
(() => {
  const gone = document.getElementById('gone');
  const go = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {}
    const place = id === '' ? null : document.getElementById(id);
    gone.hidden = id === '' || place !== null;
    const sentence = place === null ? null : place.closest('.sentence');
    if (sentence === null) return;
    sentence.open = true;
    sentence.scrollIntoView();
    if (place.getBoundingClientRect().bottom > innerHeight) place.scrollIntoView({ block: 'end' });
  };
  addEventListener('hashchange', go);
  // The browser's own way to the place comes first, and again until all is loaded.
  addEventListener('load', () => setTimeout(go));
})();
`;
