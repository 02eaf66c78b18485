// @ts-check
/* “Exit this page”, after the component of the GOV.UK Design System.
 * https://design-system.service.gov.uk/components/exit-this-page/ */
(() => {
  'use strict';

  const button = /** @type {HTMLAnchorElement} */ (document.querySelector('.exit__button'));
  const status = /** @type {HTMLElement} */ (document.querySelector('.exit [role=status]'));
  const lights = /** @type {HTMLElement} */ (document.querySelector('.exit__lights'));
  const root = document.documentElement;
  const title = document.title;
  const WAIT = 5000;
  const counted = '@parts/counted.js';
  let presses = 0;
  let alone = true;
  /** @type {number | undefined} */
  let late;
  /** @type {HTMLElement | undefined} */
  let overlay;

  /** The page is blank before the other one has loaded, to eyes and to screen readers. */
  function blank() {
    root.classList.add('is-left');
    document.title = '@words.exit.loading';
    overlay = document.createElement('div');
    overlay.className = 'exit-overlay';
    overlay.setAttribute('role', 'alert');
    document.body.append(overlay);
    overlay.textContent = '@words.exit.left';
  }

  /** What was typed and chosen: a browser that brings the page back would show it. */
  function forget() {
    // Nothing here may keep the reader from getting away.
    try {
      /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */
      const fields = document.querySelectorAll('textarea, input[type=text], input[type=search]');
      for (const field of fields) field.value = '';
      sessionStorage.clear();
    } catch {
      // Nothing is kept where nothing can be.
    }
  }

  /** This entry of the history is replaced; what stood there before stays. */
  function replace() {
    location.replace(button.href);
  }

  /** The first page of ours in this tab, where the browser knows it (see exit-entry.html). */
  function first() {
    // Firefox 153 knows it, and then stays on that page: only Chromium's browsers are asked, which alone tell of
    // themselves so.
    if (!navigator.userAgentData) return '';
    try {
      const key = sessionStorage.exitFrom;
      return navigation.currentEntry?.key !== key && navigation.entries().some((entry) => entry.key === key) ? key : '';
    } catch {
      return '';
    }
  }

  function leave() {
    const key = first();
    blank();
    forget();
    if (!key) {
      replace();
      return;
    }
    // That page leaves as soon as it is there. Where it does not come at once, this one goes by itself.
    sessionStorage.exitAsked = Date.now();
    const give = () => {
      delete sessionStorage.exitAsked;
      replace();
    };
    setTimeout(give, 700);
    navigation.traverseTo(key).finished?.catch(give);
  }

  /** @param {number} number */
  function count(number) {
    clearTimeout(late);
    presses = number;
    lights.hidden = !presses;
    Array.from(lights.children).forEach((light, index) => light.classList.toggle('is-on', index < presses));
  }

  // Every link that leads the same way does the same: the hidden one at the top, those of a panel that came later.
  document.addEventListener('click', (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = /** @type {Element} */ (event.target).closest('a[href]');
    if (!link || link.href !== button.href || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });

  document.addEventListener('keyup', (event) => {
    // Shift with another key tells of itself twice: by the other key first, with `shiftKey`.
    if (event.key === 'Shift' && alone) {
      count(presses + 1);
      if (presses === 3) {
        leave();
        return;
      }
      status.textContent = counted('@count.exit.shift', 3 - presses);
      late = setTimeout(() => {
        count(0);
        status.textContent = '@words.exit.expired';
      }, WAIT);
    } else if (presses) {
      count(0);
      status.textContent = '';
    }
    alone = !event.shiftKey;
  }, true);

  // A browser may bring the page back as it was left: blank.
  addEventListener('pageshow', (event) => {
    if (event.persisted && root.classList.contains('is-left')) {
      root.classList.remove('is-left');
      document.title = title;
    }
    overlay?.remove();
    status.textContent = '';
    count(0);
  });
})();
