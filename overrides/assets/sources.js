// @ts-check
/* Narrows the list of studies to those that notes with one label name. Without it, all are listed. */
(() => {
  'use strict';

  const make = '@parts/make.js';
  const counted = '@parts/counted.js';

  /** @type {HTMLElement[]} */
  const studies = Array.from(document.querySelectorAll('dt[data-labels]'));
  const list = studies[0] && studies[0].parentElement;
  if (!list) return;

  /** @param {HTMLElement} study */
  const labelsOf = (study) => (study.dataset.labels || '').split(' ');

  const select = make('select', '');
  select.append(new Option('@words.sources.any_label', ''));
  document.querySelectorAll('#how-to-read-the-labels + ul .evidence-mark').forEach((mark) => {
    const [, key = ''] = /evidence-mark--([\w-]+)/.exec(mark.className) || [];
    const count = studies.filter((study) => labelsOf(study).includes(key)).length;
    if (count) select.append(new Option(`${mark.textContent.trim()} (${count})`, key));
  });
  const status = make('p', 'sources-filter__status');
  status.setAttribute('role', 'status');

  /** @param {boolean} isSaid Whether whoever hears the page is told how many there are. */
  function narrow(isSaid) {
    let count = 0;
    studies.forEach((study) => {
      const isHidden = select.value !== '' && !labelsOf(study).includes(select.value);
      count += isHidden ? 0 : 1;
      /** @type {Element | null} */
      let part = study;
      do {
        part.toggleAttribute('hidden', isHidden);
        part = part.nextElementSibling;
      } while (part && part.tagName === 'DD');
    });
    status.textContent = isSaid ? counted('@count.sources.shown', count) : '';
  }

  /** Shows all again where a link led to a study that is not shown. */
  function reveal() {
    const study = studies.find((each) => each.hidden && each.matches(':target'));
    if (!study) return;
    select.value = '';
    narrow(false);
    study.scrollIntoView();
  }

  select.addEventListener('change', () => narrow(true));
  addEventListener('hashchange', reveal);
  // To the same study for the second time.
  document.addEventListener('click', ({target}) => {
    const link = target instanceof Element && target.closest('a');
    if (link && link.hash === location.hash) reveal();
  });
  list.before(make('div', 'sources-filter', make('label', '', '@words.sources.filter', select), status));
})();
