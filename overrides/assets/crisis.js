// @ts-check
/* Where somebody types words of crisis, in any field of the page, says below it who can help. */
(() => {
  'use strict';

  const {src} = /** @type {HTMLScriptElement} */ (document.currentScript);

  const words = {
    here: '@words.crisis.here',
    call: '@words.crisis.call',
    text: '@words.crisis.text',
    whatsapp: '@words.crisis.whatsapp',
    chat: '@words.crisis.chat',
    site: '@words.crisis.site',
    reach: '@words.crisis.reach',
    or: '@words.lists.or',
    for: '@words.crisis.for',
    area: '@words.crisis.area',
    hours: '@words.crisis.hours',
    silent: '@words.help.silent',
    country: '@words.crisis.country',
    elsewhere: '@words.crisis.elsewhere',
    more: '@words.crisis.more',
    exit: '@words.exit.leave',
    leave: '@words.crisis.leave',
  };

  const data = '@crisis';
  const folded = '@parts/folding.js';
  const matcher = '@parts/crisis-match.js';
  const panel = '@parts/crisis-panel.js';

  /** @type {(text: string) => number[]} */
  let match = (text) => {
    match = matcher(data, folded);
    return match(text);
  };

  /** @typedef {import('./parts/crisis-panel.js').Panel} Panel */
  /** @typedef {import('./parts/crisis-panel.js').Field} Field */

  let chosen = ''; // a country, where the script that knows it is missing

  function place() {
    const name = window.helpPlace ? window.helpPlace.name : chosen;
    return Object.keys(data.places).includes(name) ? name : '';
  }

  /**
   * @param {WayKind} kind
   * @param {[shown: string, href: string, says?: string]} way
   */
  function link(kind, [shown, href, says]) {
    const text = put(words[kind], {way: shown});
    const way = href ? Object.assign(make('a', '', ...text), {href}) : make('b', '', ...text);
    return make('span', 'crisis__way', way, says && ` (${says})`);
  }

  /** @param {Panel} panel */
  function isWatched({groups}) {
    return groups.some((group) => data.panels[group].watched);
  }

  /**
   * @param {Panel} shown
   * @param {number[]} lines
   */
  function whisper(shown, lines) {
    const told = lines.map((number) => data.lines[number].silent).filter(Boolean);
    if (!told.length || !isWatched(shown)) return '';
    return make('details', 'crisis__silent', make('summary', '', words.silent), make('p', '', ...told));
  }

  function countries() {
    const names = Object.keys(data.places).filter(Boolean);
    if (!names.length) return '';
    const now = place();
    const select = make('select', '', ...[...names, ''].map((name) => (
      Object.assign(make('option', '', name || words.elsewhere), {value: name, selected: name === now}))));
    select.autocomplete = 'off';
    select.addEventListener('change', () => {
      chosen = select.value;
      if (window.helpPlace) window.helpPlace.choose(select.value);
      refresh();
    });
    return make('label', 'crisis__country', `${words.country} `, select);
  }

  function way() {
    if (!data.exit) return make('p', 'crisis__note', words.leave);
    const exit = Object.assign(make('a', 'crisis__exit', words.exit), {href: data.exit, rel: 'nofollow noreferrer'});
    exit.addEventListener('click', (event) => {
      // The button of the page sees to all links that lead there.
      if (document.querySelector('.exit__button')) return;
      event.preventDefault();
      document.documentElement.classList.add('is-left');
      /** @type {NodeListOf<Field>} */ (document.querySelectorAll(FIELDS)).forEach((field) => { field.value = ''; });
      try {
        sessionStorage.clear();
      } catch {
        // Nothing is kept where nothing can be.
      }
      location.replace(exit.href);
    });
    return exit;
  }

  function more() {
    if (!data.more) return '';
    // Where all pages are one, the help lines are there as well.
    const href = data.more[0] === '#' ? data.more : new URL(`../${data.more}`, src).href;
    return Object.assign(make('a', '', words.more), {href});
  }

  /** Another country was chosen, here or elsewhere on the page. The focus stays where it is. */
  function refresh() {
    panels.forEach((panel) => {
      const isChoosing = panel.box.contains(document.activeElement) && document.activeElement?.matches('select');
      fill(panel);
      if (isChoosing) panel.box.querySelector('select')?.focus();
    });
  }

  const {FIELDS, panels, make, put, fill} = panel(data, words, (text) => match(text), {
    place,
    link,
    first: (shown) => isWatched(shown) && way(),
    silent: whisper,
    last(shown) {
      const isSearch = shown.field.type === 'search' || shown.field.closest('[role=search]');
      return [
        make('p', 'crisis__foot', countries(), ' ', more()),
        isSearch && data.results && make('p', 'crisis__results', data.results),
      ];
    },
  });

  if (window.helpPlace) window.helpPlace.addEventListener('change', refresh);
})();
