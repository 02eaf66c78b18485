// @ts-check
/* Lets a reader check answers against those on the page, and go through a page of questions in two ways.
 * Nobody can fail: no score, no last try, and the answer is one button away. Nothing is sent, or kept unasked. */
(() => {
  'use strict';

  const words = {
    check: '@words.question.check',
    show: '@words.question.show',
    hide: '@words.question.hide',
    noAnswer: '@words.question.no_answer',
    yes: '@words.question.right',
    yesModel: '@words.question.right_model',
    yesOpen: '@words.question.right_open',
    notQuite: '@words.question.not_quite',
    fits: '@words.question.fits',
    fitsToo: '@words.question.fits_too',
    spelt: '@words.question.spelt',
    markChosen: '@words.question.mark_chosen',
    markChosenFits: '@words.question.mark_chosen_fits',
    markFits: '@words.question.mark_fits',
    markPlace: '@words.question.mark_place',
    markGroup: '@words.question.mark_group',
    left: '@words.question.left',
    allFit: '@words.question.all_fit',
    someFit: '@words.question.some_fit',
    noneFits: '@words.question.none_fits',
    up: '@words.question.up',
    down: '@words.question.down',
    moveUp: '@words.question.move_up',
    moveDown: '@words.question.move_down',
    moved: '@words.question.moved',
    way: '@words.quiz.way',
    wayAll: '@words.quiz.way_all',
    wayOne: '@words.quiz.way_one',
    topics: '@words.quiz.topics',
    topicFirst: '@words.quiz.topic_first',
    length: '@words.quiz.length',
    all: '@words.quiz.all',
    start: '@words.quiz.start',
    before: '@words.quiz.before',
    next: '@words.quiz.next',
    position: '@words.quiz.position',
    checkAll: '@words.quiz.check_all',
    checked: '@words.quiz.checked',
    lookAgain: '@words.quiz.look_again',
    notChecked: '@words.quiz.not_checked',
    through: '@words.quiz.through',
    tryAgain: '@words.quiz.try_again',
    allAgain: '@words.quiz.all_again',
    keep: '@words.quiz.keep',
    keepWarning: '@words.kept.warning',
    forget: '@words.quiz.forget',
    forgotten: '@words.quiz.forgotten',
  };

  /** @typedef {string | boolean} Value */
  /**
   * @typedef {object} Question
   * @property {HTMLElement} section
   * @property {HTMLElement} legend
   * @property {boolean | undefined} right Undefined as long as it is not checked.
   * @property {(quietly?: boolean) => void} check
   * @property {(kept?: Value[]) => void} reset
   * @property {() => Value[] | undefined} values
   * @property {(go: (question: Question) => void) => HTMLElement} item
   */

  const {make, button} = '@parts/button.js';
  const keeping = '@parts/kept.js';

  let changed = () => {};

  /**
   * @param {string} text
   * @param {Record<string, string | number>} values
   */
  function put(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);
  }

  /**
   * @template {Element} [E=HTMLElement]
   * @param {ParentNode} holder
   * @param {string} selector
   * @returns {E[]}
   */
  function all(holder, selector) {
    return Array.from(holder.querySelectorAll(selector));
  }

  /**
   * What is there for certain.
   * @template {Element} [E=HTMLElement]
   * @param {ParentNode} holder
   * @param {string} selector
   * @returns {E}
   */
  function one(holder, selector) {
    return /** @type {E} */ (holder.querySelector(selector));
  }

  /** @param {string} className */
  function live(className) {
    const status = make('div', className);
    status.setAttribute('role', 'status');
    return status;
  }

  /**
   * @param {ParentNode} holder
   * @param {string} selector
   */
  function copies(holder, selector) {
    return all(holder, selector).map((part) => {
      const twin = /** @type {HTMLElement} */ (part.cloneNode(true));
      all(twin, '[id]').forEach((element) => element.removeAttribute('id'));
      return twin;
    });
  }

  /**
   * Without case, accents, hyphens and the s of a plural.
   * @param {string} word
   */
  function plain(word) {
    return word.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').replace(/s$/, '');
  }

  /**
   * Whether so many slips of a letter make one word another.
   * @param {string} a
   * @param {string} b
   * @param {number} slips
   * @returns {boolean}
   */
  function isNear(a, b, slips) {
    if (!a || !b) return a.length + b.length <= slips;
    if (a[0] === b[0]) return isNear(a.slice(1), b.slice(1), slips);
    return slips > 0 && ([[0, 1], [1, 0], [1, 1]].some(([i, j]) => isNear(a.slice(i), b.slice(j), slips - 1))
      || (a[0] === b[1] && a[1] === b[0] && isNear(a.slice(2), b.slice(2), slips - 1)));
  }

  /**
   * The numbers in a text, each with its sign: 1,5 is 1.5, and neither 15 nor -1.5.
   * @param {string} text
   */
  function numbers(text) {
    const found = text.replace(/[²³¹⁰⁴-⁹]/g, '^$&').normalize('NFKC').replace(/([\p{L}\p{N}])[-‐–−](?=\p{N})/gu, '$1 ')
      .match(/[-–−+<>≤≥±]?\p{N}+(?:[.,^/⁄]\p{N}+)*/gu) || [];
    return found.map((each) => each.replace(/^[–−]/, '-').replace(/,(?=\d{3}(?!\d))/g, '').replace(',', '.')).join(' ');
  }

  /**
   * How many slips of a letter make what was written the right word; undefined where it is another. Consistent is not
   * inconsistent, no number is another, and in what is several words each is judged by itself.
   * @param {string} right
   * @param {string} written
   * @returns {number | undefined}
   */
  function slipsTo(right, written) {
    const [fits, word] = [plain(right), plain(written)];
    if (numbers(right) !== numbers(written)) return undefined;
    if (fits === word) return 0;
    const [a, b] = [right, written].map((text) => text.trim().split(/[\s-]+/));
    if (a.length > 1 && a.length === b.length) {
      const each = a.map((part, place) => slipsTo(part, b[place]) ?? Infinity);
      return each.includes(Infinity) ? undefined : Math.max(...each);
    }
    if (fits[0] !== word[0] || /\p{N}/u.test(fits)) return undefined;
    const most = right.length < 5 ? 0 : right.length < 9 ? 1 : 2;
    return [0, 1, 2].find((slips) => slips <= most && isNear(word, fits, slips));
  }

  /**
   * @param {HTMLElement} section
   * @returns {Question | null}
   */
  function upgrade(section) {
    const fieldset = section.querySelector('fieldset');
    const details = section.querySelector('details.answers');
    if (!fieldset || !details) return null;

    const {kind = '', doubt = ''} = section.dataset;
    /** @type {Record<string, string>} */
    const leads = {model: words.yesModel, open: words.yesOpen};
    const yes = leads[doubt] || words.yes;
    /** @type {HTMLInputElement[]} Of a select, nothing is asked for that it does not have. */
    const fields = all(fieldset, 'input, select');
    const property = /radio|checkbox/.test(fields[0].type) ? 'checked' : 'value';
    const inOrder = () => all(fieldset, '.option');
    const rows = inOrder();

    const press = button('question__check', words.check, () => {
      check();
      status.firstElementChild?.scrollIntoView({block: 'nearest'});
    });
    const toggle = button('question__show', words.show, () => showAnswers(Boolean(box.hidden)));
    const status = live('question__status');

    /** @type {Record<string, () => boolean>} */
    const ways = {fill: checkWord, one: checkChoice, several: checkChoice};
    const list = make('div', 'answers', ...all(details, ':scope > :not(summary)'));
    const box = make('div', 'question__answers', list);
    section.classList.add('question--script');
    details.replaceWith(make('div', 'question__tools', press, toggle), status, box);
    showAnswers(false);
    if (property === 'checked') {
      fields.forEach((field) => {
        Object.assign(field, {autocomplete: 'off', checked: false}); // nothing comes back by a reload
      });
    }
    if (kind === 'order') addMoves();

    fieldset.addEventListener('input', clear);
    fieldset.addEventListener('keydown', (event) => {
      const {type} = /** @type {HTMLInputElement} */ (event.target);
      if (event.key === 'Enter' && type === 'text' && !event.isComposing) press.click();
    });

    const legend = one(fieldset, 'legend');
    /** @type {Question} */
    const question = {
      section,
      legend,
      right: undefined,
      check,
      reset,
      values,
      item(go) {
        const blank = fieldset.querySelector('.blank');
        const text = blank ? Array.from(blank.children, (part) => part.textContent || '…') : [legend.textContent];
        const link = make('a', '', ...text);
        link.href = `#${section.id}`;
        link.addEventListener('click', (event) => {
          event.preventDefault(); // nothing for the history
          go(question);
        });
        return make('li', '', link, ' ', ...(question.right === false ? copies(list, '.answers__reread a') : []));
      },
    };
    return question;

    /** @param {boolean} open */
    function showAnswers(open) {
      box.hidden = !open;
      toggle.textContent = open ? words.hide : words.show;
      toggle.setAttribute('aria-expanded', `${open}`);
    }

    function values() {
      const given = fields.map((field) => field[property]);
      return given.some((value) => String(value || '').trim()) ? given : undefined;
    }

    /** @param {Value[]} [kept] */
    function reset(kept) {
      fields.forEach((field, index) => {
        Object.assign(field, {[property]: kept && kept.length === fields.length ? kept[index] : ''});
      });
      if (kind === 'order') {
        arrange(rows.slice().sort((a, b) => Number(placeIn(a).value) - Number(placeIn(b).value)), 0);
      }
      showAnswers(false);
      clear();
    }

    function clear() {
      question.right = undefined;
      status.textContent = '';
      status.setAttribute('aria-live', 'polite');
      rows.forEach((row) => row.classList.remove('option--chosen', 'option--right', 'option--other'));
      all(section, '.option__mark').forEach((mark) => mark.remove());
      changed();
    }

    /** @param {boolean} [quietly] */
    function check(quietly) {
      clear();
      if (quietly) status.setAttribute('aria-live', 'off'); // else all speak at once
      if (!values()) say(words.noAnswer);
      else question.right = (ways[kind] || checkPlaces)();
      if (question.right !== undefined) status.append(...copies(list, '.answers__explanation'));
      if (question.right === false) status.append(...copies(list, '.answers__reread'));
      changed();
    }

    /** @param {...string} texts */
    function say(...texts) {
      status.append(make('p', '', texts.join(' ')));
    }

    /**
     * @param {string} lead
     * @param {Element} answer
     */
    function explain(lead, answer) {
      const parts = copies(answer, '.answer__option, .answer__feedback');
      status.append(make('div', '', make('strong', '', lead), ' ', ...parts));
    }

    /**
     * @param {Element} row
     * @param {string} text
     * @param {boolean} fits
     */
    function mark(row, text, fits) {
      row.classList.add(fits ? 'option--right' : 'option--other');
      one(row, '.option__text, label').append(make('strong', 'option__mark', ` ${text}`));
    }

    function checkChoice() {
      /** @type {Element[][]} */
      const found = [[], [], []];
      const marks = [words.markChosenFits, words.markChosen, words.markFits];
      fields.forEach((field, index) => {
        const answer = answerFor(field.value);
        const right = answer.hasAttribute('data-right');
        if (!right && !field.checked) return;
        const group = field.checked ? Number(!right) : 2;
        found[group].push(answer);
        mark(rows[index], marks[group], right);
        rows[index].classList.toggle('option--chosen', field.checked);
      });
      // What fits comes last: it stays in mind.
      const leads = [yes, words.notQuite, found[0].length ? words.fitsToo : words.fits];
      found.forEach((group, index) => group.forEach((answer) => explain(leads[index], answer)));
      return !found[1].length && !found[2].length;
    }

    function checkWord() {
      const {value, dataset} = fields[0];
      const [accepted, others] = [dataset.accepted, dataset.others].map((list) => (list ? list.split('|') : []));
      const exact = accepted.some((each) => slipsTo(each, value) === 0);
      // A slip, unless it makes another word that there is.
      const near = accepted.find((each) => {
        const slips = slipsTo(each, value);
        return slips && !others.some((other) => isNear(plain(value), plain(other), slips - 1));
      });
      if (!exact && !near) say(words.notQuite);
      explain(exact ? yes : near ? `${yes} ${put(words.spelt, {word: near})}` : words.fits, answerFor(1));
      return exact || Boolean(near);
    }

    function checkPlaces() {
      const items = inOrder().map((row) => {
        const field = placeIn(row);
        const answer = answerFor(field.dataset.option || field.name.slice(section.id.length + 1));
        const place = answer.dataset.target || answer.dataset.option || '';
        const group = row.querySelector(`[value="${place}"]`);
        /** @type {HTMLInputElement | null} */
        const given = row.querySelector('select, [type=number], :checked');
        const fits = given?.value === place;
        const name = group?.closest('option, label')?.textContent.trim() || place;
        const text = fits ? words.markFits : put(group ? words.markGroup : words.markPlace, {place: name});
        return {row, answer, text, fits, open: !given?.value};
      });
      const left = items.filter((item) => item.open).length;
      if (left) {
        say(put(words.left, {count: left}));
        return undefined;
      }
      const allFit = items.every((item) => item.fits);
      if (allFit) say(yes, words.allFit);
      else say(words.notQuite, items.some((item) => item.fits) ? words.someFit : words.noneFits);
      items.forEach(({row, answer, text, fits}) => {
        mark(row, text, fits);
        if ((allFit || !fits) && answer.querySelector('.answer__feedback')) explain(`${text}.`, answer);
      });
      return allFit;
    }

    /** @param {string | number} option */
    function answerFor(option) {
      return one(list, `[data-option="${option}"]`);
    }

    /**
     * @param {Element} row
     * @returns {HTMLInputElement}
     */
    function placeIn(row) {
      return one(row, 'input, select');
    }

    /**
     * Moves the rows around one: what is moved itself loses the focus.
     * @param {HTMLElement[]} order
     * @param {number} still
     */
    function arrange(order, still) {
      order[still].before(...order.slice(0, still));
      order[still].after(...order.slice(still + 1));
      order.forEach((row, index) => {
        const [up, down] = all(row, 'button');
        up.setAttribute('aria-disabled', `${!index}`);
        down.setAttribute('aria-disabled', `${index === rows.length - 1}`);
      });
    }

    function addMoves() {
      rows.forEach((row) => {
        const place = placeIn(row);
        const step = one(row, 'label').textContent.trim();

        /** @param {number} by */
        function move(by) {
          const order = inOrder();
          const from = order.indexOf(row);
          const wanted = by ? from + by : (parseInt(place.value, 10) || from + 1) - 1;
          const to = Math.min(Math.max(wanted, 0), rows.length - 1);
          order.splice(to, 0, ...order.splice(from, 1));
          arrange(order, to);
          order.forEach((each, index) => {
            placeIn(each).value = `${index + 1}`;
          });
          clear();
          say(put(words.moved, {step, place: to + 1, places: rows.length}));
        }

        place.addEventListener('change', () => move(0));
        [{text: words.up, name: words.moveUp, by: -1}, {text: words.down, name: words.moveDown, by: 1}]
          .forEach(({text, name, by}) => {
            const tool = button('option__move', text, () => move(by));
            tool.setAttribute('aria-label', put(name, {step}));
            row.append(tool);
          });
      });
      arrange(rows, 0);
    }
  }

  /**
   * @param {HTMLElement} frame
   * @param {Question[]} questions
   * @param {Question[]} further What is folded below, for more practice: kept like these, and gone through by nobody.
   */
  function guide(frame, questions, further) {
    let drawn = questions;
    let round = questions; // of these
    let at = 0;
    const everything = [...questions, ...further];
    const embedded = 'embedded' in frame.dataset; // where little room is, and nothing is kept

    const way = choice('radio', words.way, [['all', words.wayAll], ['one', words.wayOne]], embedded ? 'one' : 'all');
    const isOne = () => picked(way)[0] === 'one';
    way.addEventListener('change', () => {
      at = 0;
      show();
    });

    const before = button('', words.before, () => go(at - 1));
    const position = make('span', '');
    const next = button('', words.next, () => go(at + 1));
    const checkAll = button('question__check', words.checkAll, () => {
      round.forEach((question) => question.check(true));
      sumUp();
      tell(round.every((question) => question.right) ? words.through : words.checked);
      summary.firstElementChild?.scrollIntoView({block: 'nearest'});
    });
    const bar = make('div', 'quiz__bar', before, position, next, checkAll);
    const summary = make('div', 'quiz__summary');
    questions[questions.length - 1].section.after(bar, summary);

    if (!frame.dataset.quiz) offerDraw();

    const status = live('quiz__status');
    const keep = make('input', '');
    const store = keeping(keep, () => (
      Object.fromEntries(everything.map(({section, values}) => [section.id, values()]))));
    if (!embedded) offerKeeping();
    frame.append(status);
    frame.hidden = false;
    changed = () => {
      store.save();
      status.textContent = '';
      if (summary.firstChild) sumUp();
    };
    show();

    /**
     * @param {'radio' | 'checkbox'} type
     * @param {string} title
     * @param {[value: string, text: string][]} options
     * @param {string} [chosen] All are, without.
     */
    function choice(type, title, options, chosen) {
      const group = make('fieldset', '', make('legend', '', title));
      options.forEach(([value, text]) => {
        const checked = !chosen || value === chosen;
        const input = Object.assign(make('input', ''), {type, name: title, value, checked, autocomplete: 'off'});
        group.append(make('label', '', input, ` ${text}`));
      });
      frame.append(group);
      return group;
    }

    /** @param {HTMLElement} group */
    function picked(group) {
      /** @type {HTMLInputElement[]} */
      const inputs = all(group, ':checked');
      return inputs.map((input) => input.value);
    }

    /** @param {string} text */
    function tell(text) {
      status.textContent = '';
      status.append(make('p', '', text));
    }

    function show() {
      const single = isOne();
      /** @type {Element[]} */
      const visible = (single ? round.slice(at, at + 1) : round).map((question) => question.section);
      for (let part = frame.nextElementSibling; part && part !== bar; part = part.nextElementSibling) {
        const isShown = part.matches('.question') ? visible.includes(part) : !single && round === questions;
        // The title of the answers is for paper alone.
        if (!part.matches('.quiz__key')) /** @type {HTMLElement} */ (part).hidden = !isShown;
      }
      status.textContent = '';
      bar.hidden = !round.length;
      before.hidden = !single || !at;
      next.hidden = !single || !visible.length;
      position.textContent = next.hidden ? '' : put(words.position, {place: at + 1, places: round.length});
      checkAll.hidden = single;
      summary.textContent = '';
      if (single && !visible.length && round.length) sumUp();
    }

    /** @param {number} place */
    function go(place) {
      at = place;
      if (isOne()) show();
      const goal = round[at] ? round[at].legend : one(summary, ':scope > *');
      goal.tabIndex = -1;
      goal.getBoundingClientRect(); // laid out first: Firefox focuses nothing that was hidden a moment ago
      goal.focus();
    }

    /** @param {Question[]} some */
    function begin(some) {
      round = some;
      show();
      go(0);
    }

    function sumUp() {
      const left = round.filter((question) => !question.right);
      summary.textContent = '';
      [
        {title: words.lookAgain, right: false},
        {title: words.notChecked, right: undefined},
      ].forEach(({title, right}) => {
        const items = left.filter((question) => question.right === right)
          .map((question) => question.item((goal) => go(round.indexOf(goal))));
        if (items.length) summary.append(make('p', '', title), make('ul', '', ...items));
      });
      if (left.length) {
        summary.append(button('', words.tryAgain, () => {
          left.filter((question) => question.right === false).forEach((question) => question.reset());
          begin(left);
        }));
      } else {
        summary.append(make('p', '', words.through));
      }
      if (round !== drawn) summary.append(button('', words.allAgain, () => begin(drawn)));
    }

    /** Some questions, from each topic in turn. */
    function offerDraw() {
      /** @type {Map<string, string>} */
      const topics = new Map();
      questions.forEach(({section: {dataset}}) => topics.set(dataset.topic || '', dataset.topicTitle || ''));
      const chosen = choice('checkbox', words.topics, Array.from(topics));
      const length = choice('radio', words.length, [['5', '5'], ['10', '10'], ['20', '20'], ['', words.all]], '10');
      frame.append(button('question__check', words.start, () => {
        // What fitted already comes last.
        const piles = picked(chosen).map((topic) => questions.filter(({section}) => section.dataset.topic === topic)
          .sort((a, b) => Number(Boolean(a.right)) - Number(Boolean(b.right))));
        const mix = questions.flatMap((_, turn) => piles.map((pile) => pile[turn]).filter(Boolean));
        if (!mix.length) {
          tell(words.topicFirst);
          return;
        }
        drawn = mix.slice(0, Number(picked(length)[0]) || mix.length);
        bar.before(...drawn.map((question) => question.section));
        begin(drawn);
      }));
      drawn = questions.filter(({section}) => `#${section.id}` === location.hash);
      round = drawn;
    }

    function offerKeeping() {
      const kept = store.read();
      const tools = make('div', 'quiz__keep', button('', words.forget, () => {
        store.forget();
        everything.forEach((question) => question.reset());
        tell(words.forgotten);
      }));
      if (kept !== undefined) {
        Object.assign(keep, {type: 'checkbox', autocomplete: 'off', checked: Boolean(kept)});
        tools.prepend(make('label', '', keep, ` ${words.keep} `, make('small', '', words.keepWarning)));
        if (kept) everything.forEach((question) => question.reset(kept[question.section.id]));
      }
      frame.append(tools);
    }
  }

  function start() {
    const questions = all(document, 'section.question').flatMap((section) => upgrade(section) || []);
    /** @type {HTMLElement | null} */
    const frame = document.querySelector('.quiz[data-quiz]');
    const [first, further] = [false, true].map((folded) => (
      questions.filter(({section}) => Boolean(section.closest('.section-fold')) === folded)));
    if (frame && first.length) guide(frame, first, further);
  }

  // In an embed the script may come before the page.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
