// @ts-check
// In a preview: folds the panel of mistakes away, says it aloud, and shows what a build tells after a page was loaded.
(() => {
  'use strict';

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const {page = '', version = '', failed} = script.dataset;
  const room = new URL('.', script.src);
  const FOLDED = 'preview-folded';
  const AGAIN = 3000; // ms until a server that was stopped is asked again

  const host = () => document.querySelector('psychoed-preview');

  /**
   * @param {Element | null} of
   * @returns {HTMLDetailsElement | null}
   */
  const panelOf = (of) => (of && of.shadowRoot ? of.shadowRoot.querySelector('details') : null);

  /** @param {HTMLDetailsElement | null} panel */
  const told = (panel) => (panel ? panel.textContent : '') || '';

  const begin = () => {
    const panel = panelOf(host());
    if (!panel) return;
    // Who folded it wants it folded until something else is wrong.
    if (sessionStorage.getItem(FOLDED) === told(panel)) panel.open = false;
    panel.addEventListener('toggle', () => {
      if (panel.open) sessionStorage.removeItem(FOLDED);
      else sessionStorage.setItem(FOLDED, told(panel));
    });
    // A live region speaks of what changes in it, not of what it begins with.
    setTimeout(() => {
      const [spoken, title] = ['.spoken', '.title'].map((name) => (
        /** @type {ShadowRoot} */ (panel.getRootNode()).querySelector(name)));
      if (spoken && title) spoken.textContent = title.textContent;
    }, 200);
  };

  document.addEventListener('keydown', (event) => {
    const panel = panelOf(host());
    if (event.key !== 'Escape' || event.defaultPrevented || !panel || !panel.open) return;
    const within = /** @type {ShadowRoot} */ (panel.getRootNode()).activeElement;
    panel.open = false;
    const title = panel.querySelector('summary');
    if (within && title) title.focus();
  });

  /**
   * Shows other mistakes in place of those that stand there. What is the same stays as it is, with the focus in it.
   * @param {string} html
   */
  const show = (html) => {
    const fresh = document.createElement('psychoed-preview');
    fresh.lang = 'en';
    fresh.dir = 'ltr';
    fresh.attachShadow({mode: 'open'}).innerHTML = html;
    const old = host();
    if (told(panelOf(old)) === told(panelOf(fresh))) return;
    if (old) old.remove();
    if (html) document.body.append(fresh);
    begin();
  };

  let known = version;
  let asked = new AbortController();

  /**
   * Asks for news; the server answers once there are some, or after a while.
   * @param {AbortSignal} signal
   * @returns {Promise<void>}
   */
  const ask = async (signal) => {
    try {
      const address = new URL(`said/${known}?page=${encodeURIComponent(page)}`, room);
      // To the author's own machine: no reader has this script.
      const answer = await (await window.fetch(address.href, {signal})).json();
      if (String(answer.version) !== known) {
        // In place of a page that was not built, it is asked for again.
        if (failed !== undefined) {
          location.reload();
          return;
        }
        known = String(answer.version);
        show(answer.html);
      }
    } catch {
      await new Promise((done) => {
        setTimeout(done, AGAIN);
      });
    }
    if (!signal.aborted) ask(signal);
  };

  // As MkDocs' own script does: an author has many tabs, and a browser few connections to one host.
  const watch = () => {
    asked.abort();
    asked = new AbortController();
    if (document.visibilityState === 'visible') ask(asked.signal);
  };

  begin();
  document.addEventListener('visibilitychange', watch);
  window.addEventListener('pageshow', watch);
  window.addEventListener('pagehide', () => asked.abort());
})();
