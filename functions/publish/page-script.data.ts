// The script of the page of all reports: searches what the page lists, letter case and width aside. Data.

export const SEARCH_SCRIPT = `
(() => {
  const box = document.querySelector('.search');
  const told = document.querySelector('.found');
  const fold = (text) => text.normalize('NFKC').toLowerCase();
  const reports = [...document.querySelectorAll('.report')].map((element) => ({ element, text: fold(element.textContent) }));
  const days = [...document.querySelectorAll('.day')];
  const search = () => {
    const words = fold(box.value).split(/\\s+/).filter((word) => word !== '');
    let shown = 0;
    for (const { element, text } of reports) {
      element.hidden = !words.every((word) => text.includes(word));
      if (!element.hidden) shown += 1;
    }
    for (const day of days) day.hidden = day.querySelector('.report:not([hidden])') === null;
    told.textContent = words.length === 0 ? '' : told.dataset.form.replace('{shown}', shown).replace('{all}', reports.length);
  };
  box.hidden = false;
  box.addEventListener('input', search);
  search();
})();
`;
