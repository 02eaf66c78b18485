// @ts-check
/* In an embed: what its address asks for, and word to the page around it of how high it is. */
(() => {
  'use strict';

  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const theme = asked.get('theme') || '';
  if (/^(light|dark|auto)$/.test(theme)) root.dataset.theme = theme;
  if (asked.get('compact') === '1') root.dataset.compact = '';

  const [, secret] = /[#?&]secret=(\w+)/.exec(location.hash) || []; // WordPress hands it over there
  let told = 0;

  /** @param {unknown} message */
  function say(message) {
    parent.postMessage(message, '*'); // nothing in it is anybody's secret
  }

  /** @param {unknown} [again] An event, or true: even if nothing has changed. */
  function tell(again) {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (parent === self || (height === told && again !== true)) return;
    told = height;
    if (secret) say({message: 'height', value: height, secret}); // WordPress
    say({subject: 'lti.frameResize', height}); // Canvas
    say({sentinel: 'amp', type: 'embed-size', height}); // AMP
    say(JSON.stringify({context: 'iframe.resize', src: location.href, height})); // Medium
    say({embedHeight: height}); // anybody else
  }

  // In WordPress the frame is hidden until the first word, and an observer sleeps there.
  ['DOMContentLoaded', 'load', 'resize'].forEach((name) => addEventListener(name, tell));
  addEventListener('message', ({data}) => {
    if (data && data.message === 'ready') tell(true);
  });
  document.addEventListener('toggle', tell, true);
  new ResizeObserver(tell).observe(root);

  const reveal = '@reveal.js';

  /**
   * Whether a sandbox may keep links from leading out of it. What it allows is told to nobody; that there is one shows
   * in what is refused in any (HTML, `document.domain`), or in almost any: Chromium would warn of the former.
   */
  function boxed() {
    if (parent === self || asked.get('links') === '1') return false; // the page around it says that they work
    try {
      if (frameElement) return frameElement.hasAttribute('sandbox');
      if (location.protocol === 'file:') return !localStorage;
      if (origin === 'null') return true;
      const {PresentationRequest} = self;
      if (PresentationRequest) return !new PresentationRequest(location.href);
      // eslint-disable-next-line no-self-assign -- nothing changes, but a sandbox refuses it
      document.domain = document.domain;
      return false;
    } catch {
      return true;
    }
  }

  if (!boxed()) {
    root.dataset.linked = ''; // for what is written later
    /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-reach]')).forEach((place) => {
      const link = document.createElement('a');
      link.href = place.dataset.reach || '';
      link.rel = 'noreferrer';
      link.append(...place.childNodes);
      place.append(link);
    });
  }

  document.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target);
    const summary = target.closest('summary');
    // Where one opens, another may close above it.
    if (summary) setTimeout(() => summary.scrollIntoView({block: 'nearest'}));
    /** @type {HTMLAnchorElement | SVGAElement | null} */
    const link = target.closest('a[href]');
    if (!link) return;
    // A link within a picture has no properties for the parts of its address.
    const written = link.getAttribute('href') || '';
    if (written[0] === '#') {
      reveal(document.getElementById(decodeURIComponent(written.slice(1))));
      return;
    }
    const address = new URL(written, location.href);
    if (secret) {
      event.preventDefault(); // a sandbox opens no window: WordPress follows the link itself
      say({message: 'link', value: address.href, secret});
    } else if (/^http/.test(address.protocol) && (origin !== 'null' || asked.get('links') === '1')) {
      link.setAttribute('target', '_blank'); // a number is dialled from where it stands: a new window would stay, empty
      link.relList.add('noopener');
    }
  });

  /** @type {HTMLElement | null} */
  const due = document.querySelector('[data-due]');
  if (due && Date.now() > Date.parse(`${due.dataset.due}T23:59:59Z`)) due.hidden = false;
})();
