// @ts-check
/* Opens what is folded where a link leads into it, or to its heading, which no browser does by itself. On paper, all
 * is open in older browsers too. */
(() => {
  'use strict';

  const reveal = '@parts/reveal.js';

  /** By its id, for while a page is read nothing is the target yet. */
  function goal() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // a lone per cent sign
    }
  }

  function follow() {
    const element = goal();
    if (!element || !element.closest('.section-fold:not([open])')) return;
    reveal(element.parentElement);
    element.scrollIntoView();
  }

  addEventListener('hashchange', follow);
  // To the same place for the second time.
  document.addEventListener('click', ({target}) => {
    const link = target instanceof Element && target.closest('a');
    if (link && link.href === location.href) follow();
  });
  follow();

  /** @type {HTMLDetailsElement[]} */
  let shut = [];

  /** @param {boolean} open */
  function set(open) {
    shut.forEach((fold) => {
      fold.open = open;
    });
  }

  addEventListener('beforeprint', () => {
    shut = Array.from(document.querySelectorAll('details.section-fold:not([open])'));
    set(true);
  });
  addEventListener('afterprint', () => set(false));
})();
