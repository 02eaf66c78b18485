// @ts-check
/* Takes who comes by an old id of the page to where that is now, as if they had come there at once. */
(() => {
  'use strict';

  function follow() {
    const line = Array.from(document.querySelectorAll('.moved')).find(({id}) => `#${id}` === decoded());
    const link = line && line.querySelector('a');
    if (link) location.replace(link.href);
  }

  function decoded() {
    try {
      return decodeURIComponent(location.hash);
    } catch {
      return ''; // a lone per cent sign
    }
  }

  addEventListener('hashchange', follow);
  follow();
})();
