// @ts-check
/* Finds pages while a reader types, in the field of overrides/partials/search.html.
 *
 * Nothing typed is kept, sent or put into the address. The index is made by the build (`features/search/` of the
 * toolkit) and comes as scripts, since a page opened from a folder may load nothing else; MiniSearch looks things up in
 * it. The words of a query are taken apart as `psychoed.features.search.words` does those of the pages. */
(() => {
  'use strict';

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const says = {
    found: '@count.search.found',
    more: '@count.search.more',
    none: '@words.search.none',
    partly: '@words.search.partly',
    without: '@words.search.without',
    next: '@words.search.next',
    wait: '@words.search.wait',
    searching: '@words.search.searching',
    failed: '@words.search.failed',
    term: '@words.search.term',
    study: '@words.search.study',
    question: '@words.search.question',
  };

  const HOME = new URL('..', script.src); // of the site; this file lies in its folder `assets`
  // Of a large index, parts come as they are needed. The beginning of a word may stand for half of it, and is soon
  // followed by another letter: its first parts are enough, and they are asked for once the typing pauses. So the host
  // learns no more than it must either.
  const [FEWEST, MOST] = [2, 4]; // parts for one letter, and for more
  const PAUSE = 250; // milliseconds
  const KEPT = 32; // parts with words that are looked through at once
  const PAGES = 10; // at a time
  const FEW = 3; // found pages: then those that hold only some of the words follow
  const EXCERPT = 34; // words
  const ROOM = 200; // pixels below the field in which something can be read
  const BOOST = {title: 4, names: 4, page: 1.5, text: 1};
  const [TERM, STUDY, ASKS] = [1, 2, 3];
  /** @type {Record<number, number>} */
  const WORTH = {[STUDY]: .4, [ASKS]: .6}; // beside a page
  const BEGUN = 2; // a word whose name begins with all that is typed, beside one that holds it further on
  /** @type {Record<number, string>} */
  const KINDS = {[TERM]: says.term, [STUDY]: says.study, [ASKS]: says.question};

  /**
   * What overrides/partials/search.html holds for certain.
   * @template {Element} [E=HTMLElement]
   * @param {string} selector
   * @returns {E}
   */
  const one = (selector) => /** @type {E} */ (document.querySelector(selector));
  const box = one('.search');
  const form = one('.search__form');
  /** @type {HTMLInputElement} */
  const field = one('.search__query');
  const results = one('.search__results');
  const status = one('.search__status');
  const list = one('.search__list');
  const next = one('.search__next');
  const help = one('.search__help');

  const {COMPOUND, units, wordsOf} = '@parts/search-words.js';
  const make = '@parts/make.js';
  const counted = '@parts/counted.js';

  // What `features/search/files.py` writes, and what MiniSearch makes of it.
  /**
   * @typedef {object} Head
   * @property {boolean} whole All parts are loaded before a word is typed: then not even the host can guess at it.
   * @property {number[]} firsts The number of the first document of each page.
   * @property {Record<number, number>} boosts Of pages.
   * @property {string} kinds A digit for each document.
   * @property {Record<string, number>} fields
   * @property {number[][]} lengths
   * @property {number[]} averageLengths
   * @property {string[]} common
   * @property {string[]} words The first word of each part.
   * @property {string[]} names The first name of each part.
   * @property {string[]} spellings The first word of each part; none where all words are loaded.
   * @property {number[]} texts The number of the first document of each part.
   * @property {number[]} pages The number of the first page of each part.
   * @property {string} version
   */
  /**
   * @typedef {object} Held
   * @property {[anchor: string, title: string, text: string]} texts
   * @property {[url: string, title: string]} pages
   */
  /** @typedef {[word: string, postings: object][]} Postings */
  /** @typedef {{shown: string, word: string, parts: string[]}} Unit */
  /** @typedef {{queries: (string | Query)[], combineWith?: 'AND' | 'OR', prefix?: boolean, fuzzy?: number}} Query */
  /** @typedef {{id: number, terms: string[], queryTerms: string[]}} Found */
  /** @typedef {{number: number, terms: Set<string>, missing: string[]}} Hit */
  /** @typedef {{exact: Set<number>, begun: Set<number>}} Called The entries whose names are what was typed. */
  /** @typedef {{page: number, hits: Hit[]}} Group */

  // --- The index, in parts

  /** @type {Record<string, any>} */ // of as many forms as there are kinds of parts
  const arrived = {};
  /** @type {Map<string, Promise<unknown>>} */
  const asked = new Map();
  window.searchPart = (name, part) => { arrived[name] = part; };

  /** @param {string} path */
  function load(path) {
    let wanted = asked.get(path);
    if (!wanted) {
      wanted = new Promise((resolve, reject) => {
        const tag = document.createElement('script');
        tag.src = new URL(path, HOME).href;
        tag.onload = resolve;
        tag.onerror = () => {
          asked.delete(path); // the line may be back at the next letter
          reject(new Error(path));
        };
        document.head.append(tag);
      });
      asked.set(path, wanted);
    }
    return wanted;
  }

  /** @param {string} name */
  const part = (name) => load(`assets/search/${name}.js?${head.version}`).then(() => arrived[name]);

  /** @type {Head} */
  let head;
  /** @type {{search: (query: Query, options: object) => Found[]}} */
  let mini;
  /** @type {Pick<typeof mini, 'search'> | undefined} */
  let speller; // of words that are not looked up yet
  /** @type {string[]} */
  let known = []; // the words of all parts that are here, sorted
  /** @type {Set<string>} */
  const spelled = new Set();
  /** @type {Map<number, Postings>} */
  const here = new Map();
  const plainly = {tokenize: (/** @type {string} */ word) => [word]};
  const asTheyAre = {...plainly, processTerm: (/** @type {string} */ word) => word};

  const ready = () => Promise.all([load('assets/minisearch.js'), load('assets/search/index.js')]).then(() => {
    head = arrived.index;
    if (!head.whole) return undefined;
    const found = [bring(head.words.keys()), ...head.names.map((_, at) => part(`names-${at}`))];
    // What is shown is asked for behind what finds it, and waited for where it is needed.
    for (const at of head.pages.keys()) part(`pages-${at}`).catch(() => {});
    for (const at of head.texts.keys()) part(`texts-${at}`).catch(() => {});
    return Promise.all(found);
  });

  /** @param {Iterable<number>} numbers */
  async function bring(numbers) {
    const missing = [...new Set(numbers)].filter((number) => !here.has(number));
    if (!missing.length && mini) return;
    const parts = await Promise.all(missing.map((number) => part(`words-${number}`)));
    missing.forEach((number, at) => here.set(number, parts[at]));
    const index = [...here.keys()].sort((a, b) => a - b).flatMap((number) => here.get(number) || []);
    know(index.map(([word]) => word));
    const {fields, lengths, averageLengths} = head;
    mini = MiniSearch.loadJS({
      documentCount: lengths.length,
      nextId: lengths.length,
      documentIds: Object.assign({}, [...lengths.keys()]),
      fieldIds: fields,
      fieldLength: Object.assign({}, lengths),
      averageFieldLength: averageLengths,
      storedFields: {},
      dirtCount: 0,
      index,
      serializationVersion: 2,
    }, {fields: Object.keys(fields), ...asTheyAre});
  }

  /** @param {string[]} words Sorted. */
  function know(words) {
    known = spelled.size ? [...new Set([...words, ...spelled])].sort() : words;
  }

  /**
   * Of a large index, which words there are that begin as those do that nobody wrote: few slips miss the first letter.
   * @param {string[]} words
   */
  async function spell(words) {
    const numbers = new Set(words.flatMap((word) => partsWith(head.spellings, word.slice(0, 1))));
    const parts = await Promise.all([...numbers].map((at) => part(`spellings-${at}`)));
    for (const word of parts.flat()) spelled.add(word);
    know(known);
    const all = new MiniSearch({fields: ['word'], ...asTheyAre});
    all.addAll(known.map((each, id) => ({id, word: each})));
    speller = all;
  }

  /**
   * How many items of a sorted list come no later than a value.
   * @template {string | number} T
   * @param {T[]} items
   * @param {T} value
   */
  function upTo(items, value) {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (items[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * The parts with all that begins in some way, in order.
   * @param {string[]} starts
   * @param {string} beginning
   */
  function partsWith(starts, beginning) {
    const first = Math.max(0, upTo(starts, beginning) - 1);
    const last = upTo(starts, `${beginning}\uffff`) - 1;
    return [...starts.keys()].slice(first, Math.max(first, last) + 1);
  }

  /** @param {string} word */
  const partsFor = (word) => partsWith(head.words, word).slice(0, word.length > 1 ? MOST : FEWEST);

  /** @param {number} number */
  const pageOf = (number) => upTo(head.firsts, number) - 1;
  /** @param {number} number */
  const kindOf = (number) => Number(head.kinds[number]);

  /**
   * @template {keyof Held} K
   * @param {K} kind
   * @param {number} number Of a document or page.
   * @returns {Promise<Held[K]>}
   */
  async function held(kind, number) {
    const at = upTo(head[kind], number) - 1;
    return (await part(`${kind}-${at}`))[number - head[kind][at]];
  }

  /**
   * @param {string} key What was typed, as names are compared.
   * @returns {Promise<Called>}
   */
  async function called(key) {
    const parts = await Promise.all(partsWith(head.names, key).slice(0, FEWEST).map((at) => part(`names-${at}`)));
    /** @type {[name: string, number: number][]} */
    const names = parts.flat().filter(([name]) => name.startsWith(key));
    const exact = names.filter(([name]) => name === key);
    return {exact: new Set(exact.map(([, number]) => number)), begun: new Set(names.map(([, number]) => number))};
  }

  /** @param {string} beginning */
  const begins = (beginning) => (known[upTo(known, beginning) - 1] === beginning)
    || (known[upTo(known, beginning)] || '').startsWith(beginning);
  /** @param {string} word */
  const stands = (word) => known[upTo(known, word) - 1] === word;

  // --- From what was typed to what is looked up

  /**
   * Words that a slip of the finger makes of one another; few miss the first letter.
   * @param {string} word
   */
  function near(word) {
    if (word.length < 4) return [];
    const swapped = [...word].map((letter, at) => (
      word.slice(0, at) + (word[at + 1] || '') + letter + word.slice(at + 2)));
    /** @param {number} count */
    const slips = (count) => {
      const found = (speller || mini).search({queries: [word], fuzzy: count}, plainly);
      return found.flatMap(({terms}) => terms);
    };
    for (const others of [() => swapped.filter(stands), () => slips(1), () => (word.length > 6 ? slips(2) : [])]) {
      const found = [...new Set(others())].filter((other) => other[0] === word[0]);
      if (found.length) return found;
    }
    return [];
  }

  /**
   * How a word may be written on the pages.
   * @param {Unit} unit
   * @param {boolean} open The reader may still be typing it.
   */
  function ways({word, parts}, open) {
    /** @type {Query[]} */
    const found = [];
    if (begins(word)) found.push({queries: [word], prefix: open || word.length > 3 || !stands(word)});
    if (parts.length === 1 || !found.length) {
      if (parts.length && parts.every(stands)) found.push({queries: parts, combineWith: 'AND'});
    }
    if (found.length) return found;
    found.push(...near(word).map((other) => ({queries: [other]})));
    // Another ending: of `texting` what begins with `text`.
    for (let length = word.length - 1; length >= Math.max(4, Math.ceil(word.length * .55)); length--) {
      if (begins(word.slice(0, length))) {
        found.push({queries: [word.slice(0, length)], prefix: true});
        break;
      }
    }
    return found;
  }

  /**
   * @param {string | Query} query
   * @returns {string[]}
   */
  const sources = (query) => (typeof query === 'string' ? [query] : query.queries.flatMap(sources));

  /**
   * Two words that the pages write as one, or with a hyphen: `well being`.
   * @param {Unit[]} typed
   */
  function joined(typed) {
    /** @type {Unit[]} */
    const found = [];
    for (const one of typed) {
      const before = found[found.length - 1];
      const word = before && before.word + one.word;
      if (word && word.length > 5 && stands(word)) {
        found.splice(-1, 1, {shown: [before.shown, one.shown].join(' '), word, parts: []});
      } else {
        found.push(one);
      }
    }
    return found;
  }

  /** @param {string} text */
  async function lookUp(text) {
    if (!head.whole && here.size > KEPT) here.clear();
    const typed = units(text);
    const key = typed.map(({word}) => word).join('');
    /** @param {Unit} unit */
    const isTelling = ({word}) => !head.common.includes(word);
    const pairs = typed.slice(1).map((later, at) => typed[at].word + later.word);
    const rare = typed.filter(isTelling);
    const first = (rare.length ? rare : typed).flatMap(({word, parts}) => [word, ...parts]);
    const [{exact, begun}] = await Promise.all([called(key), bring([...first, ...pairs].flatMap(partsFor))]);
    const whole = joined(typed);
    const telling = whole.filter(isTelling);
    const wanted = telling.length ? telling : whole;
    const strange = wanted.filter(({word, parts}) => ![word, ...parts].some(begins));
    if (!head.whole && strange.length) await spell(strange.map(({word}) => word));

    const asks = wanted.map((one, at) => {
      const open = wanted.length === 1 || (at === wanted.length - 1 && one.word.length > 3);
      /** @type {Query} */
      const query = {combineWith: 'OR', queries: ways(one, open)};
      return {shown: one.shown, query, sources: new Set(sources(query))};
    });

    await bring(asks.flatMap((ask) => [...ask.sources].flatMap(partsFor)));

    /** @param {'AND' | 'OR'} combineWith */
    const find = (combineWith) => mini.search({combineWith, queries: asks.map(({query}) => query)}, {
      boost: BOOST,
      boostDocument: (/** @type {number} */ number) => (
        (head.boosts[pageOf(number)] || 1) * (WORTH[kindOf(number)] || 1) * (begun.has(number) ? BEGUN : 1)),
      ...plainly,
    });
    /** @param {Found} found */
    const hit = ({id, terms, queryTerms}) => {
      const missing = asks.filter((ask) => !queryTerms.some((term) => ask.sources.has(term)));
      return {number: id, terms: new Set(terms), missing: missing.map(({shown}) => shown)};
    };

    const all = grouped(find('AND').map(hit), exact);
    if (all.length >= FEW || asks.length < 2) return {groups: all, partly: false};
    const seen = new Set(all.flatMap(({hits}) => hits.map(({number}) => number)));
    const near = find('OR').map(hit).filter(({number}) => !seen.has(number));
    const half = near.filter(({missing}) => missing.length * 2 <= asks.length);
    const some = grouped(half.length || all.length ? half : near, new Set(), new Set(all.map(({page}) => page)));
    return {groups: [...all, ...some], partly: !all.length && some.length > 0};
  }

  /**
   * By page, the best first; a word's own entry stands for itself, before all others.
   * @param {Hit[]} hits
   * @param {Set<number>} exact The words that are just what was typed.
   * @param {Set<number>} [shown] Pages that are shown already.
   */
  function grouped(hits, exact, shown = new Set()) {
    /** @type {Map<number, Group>} */
    const groups = new Map();
    /** @type {Group[]} */
    const first = [];
    for (const hit of hits) {
      const page = pageOf(hit.number);
      if (shown.has(page)) continue;
      const group = groups.get(page);
      if (exact.has(hit.number)) first.push({page, hits: [hit]});
      else if (group) group.hits.push(hit);
      else groups.set(page, {page, hits: [hit]});
    }
    return [...first, ...groups.values()];
  }

  // --- What is shown

  /** @param {number} number */
  async function link(number) {
    const [[url], [anchor, title]] = await Promise.all([held('pages', pageOf(number)), held('texts', number)]);
    const a = make('a', '', title);
    a.href = new URL(url, HOME).href + (anchor ? `#${encodeURI(anchor)}` : '');
    return a;
  }

  /**
   * The piece of a text in which most of the words stand, each marked.
   * @param {string} text
   * @param {Set<string>} terms
   * @param {boolean} fromStart
   */
  function excerpt(text, terms, fromStart) {
    const found = [...text.matchAll(COMPOUND)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      terms: wordsOf(match[0]).filter((word) => terms.has(word)),
    }));
    let [best, most] = [0, 0];
    for (let from = 0; from < found.length && !fromStart; from++) {
      if (!found[from].terms.length) continue;
      const worth = new Set(found.slice(from, from + EXCERPT - 6).flatMap((word) => word.terms)).size;
      if (worth > most) [best, most] = [from, worth];
    }
    // From the beginning of the sentence, where it is near.
    let from = Math.max(0, best - 6);
    for (let at = best; at >= Math.max(0, best - 12); at--) {
      if (at === 0 || /[.!?:·…]/.test(text.slice(found[at - 1].to, found[at].from))) {
        from = at;
        break;
      }
    }
    const words = found.slice(from, from + EXCERPT);
    const line = make('p', 'search__excerpt');
    if (!words.length) return line;
    if (from > 0) line.append('… ');
    // With the quotation mark or bracket before the first word.
    const [opening] = /[^\s.!?:·…]*$/.exec(text.slice(0, words[0].from)) || [''];
    let at = from > 0 ? words[0].from - opening.length : 0;
    for (const word of words) {
      if (!word.terms.length) continue;
      line.append(text.slice(at, word.from), make('mark', '', text.slice(word.from, word.to)));
      at = word.to;
    }
    const end = from + EXCERPT < found.length ? words[words.length - 1].to : text.length;
    line.append(text.slice(at, end), end < text.length ? ' …' : '');
    return line;
  }

  /** @param {Group} group */
  async function card({page, hits: [best, ...others]}) {
    const [[, title], [anchor, , text], ...links] = await Promise.all([
      held('pages', page), held('texts', best.number), ...[best, ...others].map(({number}) => link(number)),
    ]);
    const kind = kindOf(best.number);
    const item = make('li', 'search__found', make('h2', 'search__title', links[0]));
    const where = [KINDS[kind], anchor ? title : ''].filter(Boolean).join(' · ');
    if (where) item.append(make('p', 'search__where', where));
    // What a word means, and who wrote a study, comes first in its entry.
    if (text) item.append(excerpt(text, best.terms, kind === TERM || kind === STUDY));
    if (best.missing.length) {
      const missing = best.missing.flatMap((word, at) => [at ? ', ' : ' ', make('s', '', word)]);
      item.append(make('p', 'search__without', says.without, ...missing));
    }
    if (others.length) {
      const more = make('ul', '', ...links.slice(1).map((each) => make('li', '', each)));
      const summary = make('summary', '', counted(says.more, others.length));
      item.append(make('details', 'search__more', summary, more));
    }
    return item;
  }

  let turn = 0;
  let telling = 0;
  /** @type {Group[]} */
  let groups = [];

  /**
   * @param {string} text
   * @param {number} [pause] A screen reader says it once the typing pauses.
   */
  function tell(text, pause = text ? 250 : 0) {
    clearTimeout(telling);
    telling = setTimeout(() => { status.textContent = text; }, pause);
  }

  /**
   * @param {Element[]} cards
   * @param {{none?: boolean}} [options]
   */
  function show(cards, {none = false} = {}) {
    list.replaceChildren(...cards);
    next.hidden = groups.length <= list.childElementCount;
    help.hidden = !none;
    results.classList.toggle('search__results--some', cards.length > 0);
    // Where to begin without a word; not on every page.
    /** @type {NodeListOf<HTMLElement>} */
    const starts = document.querySelectorAll('.search__start');
    for (const start of starts) start.hidden = cards.length > 0;
  }

  async function search() {
    const mine = ++turn;
    const text = field.value;
    if (!units(text).length) {
      groups = [];
      tell('');
      show([]);
      return;
    }
    const pause = new Promise((resolve) => { setTimeout(resolve, PAUSE); });
    try {
      if (!mini) tell(says.wait);
      await ready();
      if (!head.whole) {
        // That nothing was found was said of other words.
        if (mini && !list.childElementCount) status.textContent = '';
        if (mini) tell(says.searching, 2 * PAUSE);
        await pause;
      }
      if (mine !== turn) return; // another letter came meanwhile
      const found = await lookUp(text);
      const cards = await Promise.all(found.groups.slice(0, PAGES).map(card));
      if (mine !== turn) return;
      groups = found.groups;
      show(cards, {none: !cards.length});
      const count = counted(says.found, new Set(groups.map(({page}) => page)).size);
      tell(!cards.length ? says.none : found.partly ? says.partly : count);
    } catch {
      if (mine !== turn) return;
      groups = [];
      show([], {none: true});
      tell(says.failed);
    }
  }

  next.textContent = says.next;
  next.addEventListener('click', async () => {
    const mine = turn;
    const shown = list.childElementCount;
    const cards = await Promise.all(groups.slice(shown, shown + PAGES).map(card));
    if (mine !== turn) return;
    list.append(...cards);
    next.hidden = groups.length <= list.childElementCount;
    cards[0].querySelector('a')?.focus();
  });

  // What was found is below the field, and above that the help that words of crisis bring: neither is scrolled past, or
  // left under a phone's keyboard.
  function makeRoom() {
    const seen = window.visualViewport?.height ?? innerHeight;
    const isShort = seen - form.getBoundingClientRect().bottom < ROOM;
    form.scrollIntoView({block: isShort ? 'start' : 'nearest'});
  }

  field.addEventListener('input', () => {
    makeRoom();
    search();
  });
  // An entry of the glossary may ask for its word, behind the address: that is sent to nobody.
  field.value ||= new URLSearchParams(location.hash.slice(1)).get('q') || '';
  // A browser may bring back what stood in the field.
  addEventListener('pageshow', () => { if (field.value) search(); });

  // Enter and the button would send the words to the host, and leave them in the history.
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    field.blur(); // a phone's keyboard lies over what was found
    makeRoom();
  });

  // The arrow keys lead from the field through what was found, and back.
  box.addEventListener('keydown', (event) => {
    const {key} = event;
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    /** @type {HTMLElement[]} */
    const stops = [field, ...[...list.querySelectorAll('a')].filter((a) => !a.closest('details:not([open])'))];
    const at = stops.indexOf(target);
    if (at < 0) return;
    if (key === 'Escape') {
      if (target === field && !field.value) return;
      event.preventDefault();
      if (target === field) field.value = '';
      field.focus();
      if (target === field) search();
    } else if ((key === 'ArrowDown' && at + 1 < stops.length) || (key === 'ArrowUp' && at > 0)) {
      event.preventDefault();
      stops[at + (key === 'ArrowDown' ? 1 : -1)].focus();
    }
  });

  box.hidden = false;
  ready().catch(() => {}); // told when it is needed
})();
