// @ts-check
/* A field into which somebody types words of crisis has a panel below it: a part of crisis.js and crisis-embed.js. What
 * is typed is looked at here and nowhere else: nothing of it is sent, kept or put into an address. */
/** @typedef {Node | string | false | 0 | null | undefined} Content */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @typedef {{groups: number[], field: Field, box: HTMLElement, number: number}} Panel */
/**
 * @typedef {object} Own What differs between scripts.
 * @property {() => string} place The reader's.
 * @property {(kind: WayKind, way: [shown: string, href: string, says?: string]) => Node} link Writes a way to a line.
 * @property {(panel: Panel) => Content} [first]
 * @property {(panel: Panel, danger: number[]) => Content} [silent]
 * @property {(panel: Panel) => Content[]} [last]
 */
/**
 * @param {CrisisData} data
 * @param {Record<'here' | 'reach' | 'or' | 'for' | 'area' | 'hours', string>} words
 * @param {(text: string) => number[]} match
 * @param {Own} own
 */
(data, words, match, own) => {
  const FIELDS = 'textarea, input:not([type]), input[type=text], input[type=search]';
  const WAIT = 1000;
  const SHOWN = 2; // panels at most

  const make = '@make.js';
  /** @type {Map<Field, Panel>} */
  const panels = new Map();
  const changed = new WeakSet(); // fields that the reader has typed into
  /** @type {number | undefined} */
  let timer;
  /** @type {Field | undefined} */
  let late; // the field that waits
  let pressed = false;
  /** @type {Set<Field>} */
  const waiting = new Set(); // looked at once nothing is pressed
  /** @type {HTMLElement | undefined} */
  let status;

  /**
   * @param {string} text
   * @param {Record<string, Content | Content[]>} values
   */
  function put(text, values) {
    return text.split(/(\{\w+\})/).filter(Boolean).flatMap((part) => {
      const name = /^\{(\w+)\}$/.exec(part);
      return name ? values[name[1]] : part;
    });
  }

  /**
   * @param {EventTarget | null} element
   * @returns {element is Field}
   */
  function isField(element) {
    return element instanceof Element && element.matches(FIELDS)
      && !(/** @type {Field} */ (element).readOnly || /** @type {Field} */ (element).disabled);
  }

  /**
   * Each way once: often people chat on the site itself.
   * @param {CrisisLine} line
   */
  function ways(line) {
    const seen = new Set();
    return (line.ways || []).filter(([, , href]) => !href || (!seen.has(href) && seen.add(href)))
      .map(([kind, ...way]) => own.link(kind, way));
  }

  /** @param {CrisisLine} line */
  function item(line) {
    const name = line.area ? put(words.area, {name: line.name, area: line.area}) : [line.name];
    return make('li', '',
      make('strong', '', ...name), ' ',
      line.use && make('span', 'crisis__use', ...put(words.for, {use: line.use})), ' ',
      make('span', 'crisis__ways', ...ways(line)), ' ',
      line.hours && make('span', 'crisis__note', ...put(words.hours, {hours: line.hours})), ' ',
      line.beside && make('span', 'crisis__note', ...line.beside.map(([said, href]) => (
        href ? Object.assign(make('a', '', said), {href}) : said))));
  }

  /**
   * @param {number[]} groups
   * @param {number[]} lines
   */
  function emergency(groups, lines) {
    const shown = lines.flatMap(/** @returns {Content[]} */ (number) => {
      const line = data.lines[number];
      return line.ways ? ways(line) : [line.say];
    }).flatMap((way, index) => (index ? [` ${words.or} `, way] : [way]));
    if (!shown.length) return '';
    const danger = make('strong', '', data.panels[groups[0]].danger);
    return make('p', 'crisis__danger', ...put(words.reach, {danger: [danger], ways: shown}));
  }

  /** @param {Panel} panel */
  function fill(panel) {
    const {groups, box} = panel;
    const [danger, ...lines] = data.places[own.place()];
    const title = make('p', 'crisis__title', data.panels[groups[0]].title);
    title.id = `crisis-${panel.number}`;
    box.setAttribute('aria-labelledby', title.id);
    /** @type {Set<number>} */
    const told = new Set(); // each line once
    const parts = groups.flatMap((group) => {
      const shown = lines[group].filter((number) => !told.has(number) && told.add(number));
      return [
        make('p', 'crisis__lead', data.panels[group].lead),
        shown.length && make('ul', '', ...shown.map((number) => item(data.lines[number]))),
      ];
    });
    const notes = new Set(groups.map((group) => data.panels[group].note).filter(Boolean));
    box.replaceChildren(.../** @type {Node[]} */ ([
      own.first?.(panel),
      title,
      emergency(groups, danger),
      own.silent?.(panel, danger),
      ...parts,
      ...Array.from(notes, (note) => make('p', 'crisis__note', note)),
      ...(own.last?.(panel) || []),
    ].filter(Boolean)));
  }

  /**
   * Behind the form, the answers or the block that the field is in.
   * @param {Field} field
   */
  function spot(field) {
    return field.closest('form, fieldset, .reflection') || field.closest('label, p') || field;
  }

  let count = 0;

  /**
   * @param {Field} field
   * @param {number[]} groups
   */
  function show(field, groups) {
    const old = panels.get(field);
    const isSame = old && old.groups.join() === groups.join() && old.box.isConnected;
    if (isSame || (!old && !groups.length)) return;
    if (!groups.length) {
      old?.box.remove();
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

  /** @param {string} text */
  function say(text) {
    listen().textContent = text;
  }

  /** What is read aloud has to be there before it says anything. */
  function listen() {
    if (!status) {
      status = make('div', 'visually-hidden crisis__status');
      status.setAttribute('role', 'status');
      document.body.append(status);
    }
    return status;
  }

  /** @param {Field} field */
  function look(field) {
    if (late === field) {
      clearTimeout(timer);
      late = undefined;
    }
    show(field, field.isConnected ? match(field.value).slice(0, SHOWN) : []);
  }

  /**
   * Nothing moves under a finger: what is pressed would be missed.
   * @param {Field} field
   */
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

  ['change', 'focusout'].forEach((name) => document.addEventListener(name, (
    /** @type {Event & {relatedTarget?: Node | null}} */ {target, relatedTarget},
  ) => {
    if (!isField(target)) return;
    const panel = panels.get(target);
    // What the focus has just gone to stays.
    if (!panel || !panel.box.contains(relatedTarget || null)) soon(target);
  }, true));

  document.addEventListener('submit', ({target}) => {
    Array.from(/** @type {HTMLFormElement} */ (target).elements || []).filter(isField).forEach((field) => {
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
    /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[type=search]')).forEach((field) => {
      if (field.value) look(field);
    });
  });

  return {FIELDS, panels, make, put, fill};
}
