/* Where somebody types words of crisis, in any field of the page, says below it who can help. What is typed is looked at
 * here and nowhere else: nothing of it is sent, kept or put into an address. */
(() => {
  'use strict';

  const {src, dataset} = document.currentScript || {};

  // A translation sets data-country and so on, on the script tag.
  const words = Object.assign({
    here: 'Help is right below the field.',
    call: 'Call {way}',
    text: 'Text {way}',
    whatsapp: 'WhatsApp {way}',
    chat: 'Chat: {way}',
    site: 'Website: {way}',
    reach: '{danger}: {ways}',
    or: 'or',
    for: 'For {use}.',
    area: '{name} ({area})',
    hours: 'Open: {hours}.',
    silent: 'If you cannot speak',
    country: 'Help lines for',
    elsewhere: 'another country',
    more: 'More help lines',
    exit: 'Exit this page',
  }, dataset);

  const data = '@crisis';
  const folded = '@folding.js';
  const matcher = '@crisis-match.js';

  const FIELDS = 'textarea, input:not([type]), input[type=text], input[type=search]';
  const WAIT = 1000;
  const SHOWN = 2; // panels at most

  let match = (text) => {
    match = matcher(data, folded);
    return match(text);
  };

  const panels = new Map(); // field to its panel
  const changed = new WeakSet(); // fields that the reader has typed into
  let timer;
  let late; // the field that waits
  let pressed = false;
  const waiting = new Set(); // fields that are looked at once nothing is pressed
  let status;
  let chosen = ''; // a country, where the script that knows it is missing

  function make(tag, className, ...content) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...content.filter(Boolean));
    return element;
  }

  function put(text, values) {
    return text.split(/(\{\w+\})/).filter(Boolean).flatMap((part) => {
      const name = /^\{(\w+)\}$/.exec(part);
      return name ? values[name[1]] : part;
    });
  }

  function isField(element) {
    return element instanceof Element && element.matches(FIELDS) && !element.readOnly && !element.disabled;
  }

  function place() {
    const name = window.helpPlace ? window.helpPlace.name : chosen;
    return Object.hasOwn(data.places, name) ? name : '';
  }

  function link(kind, [shown, href, says]) {
    const text = put(words[kind], {way: shown});
    // In an embed, its own script says whether links lead out of its frame.
    const isLink = href && (!data.framed || 'linked' in document.documentElement.dataset);
    const way = make(isLink ? 'a' : 'b', '', ...text);
    if (isLink) Object.assign(way, {href, rel: 'noreferrer'});
    else if (href) Object.assign(way, {className: 'embed__reach'}).dataset.reach = href;
    return make('span', 'crisis__way', way, says ? ` (${says})` : '');
  }

  /** Each way once: often people chat on the site itself. */
  function ways(line) {
    const seen = new Set();
    return (line.ways || []).filter(([, , href]) => !href || (!seen.has(href) && seen.add(href)))
      .map(([kind, ...way]) => link(kind, way));
  }

  function item(line) {
    const name = line.area ? put(words.area, {name: line.name, area: line.area}) : [line.name];
    return make('li', '',
      make('strong', '', ...name), ' ',
      line.use && make('span', 'crisis__use', ...put(words.for, {use: line.use})), ' ',
      make('span', 'crisis__ways', ...ways(line)), ' ',
      line.hours && make('span', 'crisis__note', ...put(words.hours, {hours: line.hours})), ' ',
      line.beside && make('span', 'crisis__note', line.beside));
  }

  function emergency(groups, lines) {
    const shown = lines.flatMap((number) => {
      const line = data.lines[number];
      return line.ways ? ways(line) : [line.say];
    }).flatMap((way, index) => (index ? [` ${words.or} `, way] : [way]));
    if (!shown.length) return '';
    const danger = make('strong', '', data.panels[groups[0]].danger);
    return make('p', 'crisis__danger', ...put(words.reach, {danger: [danger], ways: shown}).flat());
  }

  function whisper(groups, lines) {
    const told = lines.map((number) => data.lines[number].silent).filter(Boolean);
    if (!told.length || !groups.some((group) => data.panels[group].watched)) return '';
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
    if (!data.exit) return '';
    const exit = Object.assign(make('a', 'crisis__exit', words.exit), {href: data.exit, rel: 'nofollow noreferrer'});
    exit.addEventListener('click', (event) => {
      // The button of the page sees to all links that lead there.
      if (document.querySelector('.exit__button')) return;
      event.preventDefault();
      document.documentElement.classList.add('is-left');
      document.querySelectorAll(FIELDS).forEach((field) => { field.value = ''; });
      try {
        sessionStorage.clear();
      } catch (error) {
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

  function fill(panel) {
    const {groups, field, box} = panel;
    const [danger, ...lines] = data.places[place()];
    const title = make('p', 'crisis__title', data.panels[groups[0]].title);
    title.id = `crisis-${panel.number}`;
    box.setAttribute('aria-labelledby', title.id);
    const told = new Set(); // each line once
    const parts = groups.flatMap((group) => {
      const shown = lines[group].filter((number) => !told.has(number) && told.add(number));
      return [
        make('p', 'crisis__lead', data.panels[group].lead),
        shown.length && make('ul', '', ...shown.map((number) => item(data.lines[number]))),
      ];
    });
    const notes = new Set(groups.map((group) => data.panels[group].note).filter(Boolean));
    const isWatched = groups.some((group) => data.panels[group].watched);
    const isSearch = field.type === 'search' || field.closest('[role=search]');
    box.replaceChildren(...[
      isWatched && way(),
      title,
      emergency(groups, danger),
      whisper(groups, danger),
      ...parts,
      ...Array.from(notes, (note) => make('p', 'crisis__note', note)),
      make('p', 'crisis__foot', countries(), ' ', more()),
      isSearch && data.results && make('p', 'crisis__results', data.results),
    ].filter(Boolean));
  }

  /** Another country was chosen, here or elsewhere on the page. The focus stays where it is. */
  function refresh() {
    panels.forEach((panel) => {
      const isChoosing = panel.box.contains(document.activeElement) && document.activeElement.matches('select');
      fill(panel);
      if (isChoosing) panel.box.querySelector('select').focus();
    });
  }

  /** Behind the form, the answers or the block that the field is in. */
  function spot(field) {
    return field.closest('form, fieldset, .reflection') || field.closest('label, p') || field;
  }

  let count = 0;

  function show(field, groups) {
    const old = panels.get(field);
    const isSame = old && old.groups.join() === groups.join() && old.box.isConnected;
    if (isSame || (!old && !groups.length)) return;
    if (!groups.length) {
      old.box.remove();
      panels.delete(field);
      if (status) status.textContent = '';
      return;
    }
    const box = old && old.box.isConnected ? old.box : make('section', 'crisis');
    const panel = {groups, field, box, number: old ? old.number : count += 1};
    panels.set(field, panel);
    fill(panel);
    if (!box.isConnected) spot(field).after(box);
    say(`${data.panels[groups[0]].title}. ${data.panels[groups[0]].lead} ${words.here}`);
  }

  function say(text) {
    listen();
    status.textContent = text;
  }

  /** What is read aloud has to be there before it says anything. */
  function listen() {
    if (status) return;
    status = make('div', 'visually-hidden crisis__status');
    status.setAttribute('role', 'status');
    document.body.append(status);
  }

  function look(field) {
    if (late === field) {
      clearTimeout(timer);
      late = undefined;
    }
    show(field, field.isConnected ? match(field.value).slice(0, SHOWN) : []);
  }

  /** Nothing moves under a finger: what is pressed would be missed. */
  function soon(field) {
    if (!changed.has(field)) return;
    if (pressed) waiting.add(field);
    else look(field);
  }

  document.addEventListener('pointerdown', () => { pressed = true; }, true);
  ['pointerup', 'pointercancel'].forEach((name) => addEventListener(name, () => {
    pressed = false;
    // The click comes right after this.
    setTimeout(() => {
      waiting.forEach(look);
      waiting.clear();
    });
  }, true));

  document.addEventListener('focusin', ({target}) => {
    if (isField(target)) listen();
  });

  document.addEventListener('input', ({target}) => {
    if (!isField(target)) return;
    changed.add(target);
    // Who goes on in another field has stopped in this one.
    if (late && late !== target) look(late);
    clearTimeout(timer);
    late = target;
    timer = setTimeout(soon, WAIT, target);
  }, true);

  ['change', 'focusout'].forEach((name) => document.addEventListener(name, ({target, relatedTarget}) => {
    if (!isField(target)) return;
    const panel = panels.get(target);
    // What the focus has just gone to stays.
    if (!panel || !panel.box.contains(relatedTarget || null)) soon(target);
  }, true));

  document.addEventListener('submit', ({target}) => {
    Array.from(target.elements || []).filter((field) => isField(field)).forEach((field) => {
      changed.add(field);
      look(field);
    });
  }, true);

  // A button may have emptied a field: no event tells of it.
  ['click', 'reset'].forEach((name) => document.addEventListener(name, () => setTimeout(() => {
    panels.forEach(({field}) => { if (field !== document.activeElement) look(field); });
  }), true));

  // A search that a page begins by itself shows results, and so the panel as well.
  addEventListener('pageshow', () => {
    document.querySelectorAll('input[type=search]').forEach((field) => { if (field.value) look(field); });
  });

  if (window.helpPlace) window.helpPlace.addEventListener('change', refresh);
})();
