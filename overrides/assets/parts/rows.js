// @ts-check
/* In an embed: folds the rows of a table, which are cards in a narrow column. Where rows are rows, they all show. */
(() => {
  'use strict';

  const words = {show: '@words.rows.show', hide: '@words.rows.hide'};

  document.querySelectorAll('.facts table, .contrast table').forEach((table) => {
    const rows = Array.from(table.querySelectorAll('tbody tr'), (row) => {
      const head = /** @type {HTMLElement} */ (row.querySelector('th'));
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'row-fold';
      button.addEventListener('click', () => {
        set(made, !row.classList.contains('is-open'));
        head.scrollIntoView({block: 'nearest'});
      });
      const made = {row, button, name: head.textContent.trim()};
      head.append(' ', button);
      return made;
    });
    rows.forEach((row, place) => set(row, place === 0));
    table.classList.add('table--folds');

    /**
     * Opens a row or closes it; one is open at a time.
     * @param {{row: Element, button: HTMLElement, name: string}} row
     * @param {boolean} open
     */
    function set({row, button, name}, open) {
      if (open) rows.forEach((other) => other.row.classList.contains('is-open') && set(other, false));
      const text = open ? words.hide : words.show;
      row.classList.toggle('is-open', open);
      button.textContent = text;
      button.setAttribute('aria-expanded', String(open));
      button.setAttribute('aria-label', `${text}: ${name}`);
    }
  });
})();
