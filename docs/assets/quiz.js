/* Lets a reader check answers against those on the page, and go through a page of questions in two ways.
 * Nobody can fail: no score, no last try, and the answer is one button away. Nothing is sent, or kept unasked. */
(() => {
  'use strict';

  // A translation sets data-check and so on, on the script tag.
  const words = Object.assign({
    check: 'Check',
    show: 'Show the answer',
    hide: 'Hide the answer',
    noAnswer: 'There is no answer here yet.',
    yes: 'Yes.',
    yesModel: 'Yes, that is what the explanation says.',
    yesOpen: 'This fits, and it is not settled.',
    notQuite: 'Not quite.',
    fits: 'What fits:',
    fitsToo: 'This fits too:',
    spelt: 'It is spelt “{word}”.',
    markChosen: 'Your answer',
    markChosenFits: 'Your answer, and it fits',
    markFits: 'This fits',
    markPlace: 'Fits at place {place}',
    markGroup: 'Belongs with: {place}',
    left: 'Still without a place: {count}.',
    allFit: 'Each one fits.',
    someFit: 'Some fit already; the others say where they belong.',
    noneFits: 'Each one says where it belongs.',
    up: 'Up',
    down: 'Down',
    moveUp: 'Move up: {step}',
    moveDown: 'Move down: {step}',
    moved: '{step}: now place {place} of {places}.',
    way: 'How would you like to go on?',
    wayAll: 'All on this page',
    wayOne: 'One at a time',
    topics: 'Which topics?',
    topicFirst: 'Choose a topic first.',
    length: 'How many questions?',
    all: 'All',
    start: 'Start',
    before: 'Before',
    next: 'Next',
    position: 'Question {place} of {places}',
    checkAll: 'Check everything',
    checked: 'Below the questions you see what to look at again.',
    lookAgain: 'To look at again:',
    notChecked: 'Not checked yet:',
    through: 'You have been through them all.',
    tryAgain: 'Try these again',
    allAgain: 'Back to all questions',
    keep: 'Keep my answers on this device',
    keepWarning: 'Only tick this on a device that nobody else uses.',
    forget: 'Forget my answers',
    forgotten: 'Your answers are forgotten.',
  }, document.currentScript && document.currentScript.dataset);

  const KEY = 'kept-answers';

  let changed = () => {};

  function put(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function make(tag, className, ...content) {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...content);
    return element;
  }

  function all(holder, selector, each) {
    return Array.from(holder.querySelectorAll(selector), each);
  }

  function button(className, text, act) {
    const element = make('button', className, text);
    element.type = 'button'; // sandboxed frames submit no form
    element.addEventListener('click', act);
    return element;
  }

  function live(className) {
    const status = make('div', className);
    status.setAttribute('role', 'status');
    return status;
  }

  function copies(holder, selector) {
    return all(holder, selector, (part) => {
      const twin = part.cloneNode(true);
      all(twin, '[id]', (element) => element.removeAttribute('id'));
      return twin;
    });
  }

  /** Without case, accents, hyphens and the s of a plural. */
  function plain(word) {
    return word.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').replace(/s$/, '');
  }

  /** Whether so many slips of a letter make one word another. */
  function isNear(a, b, slips) {
    if (!a || !b) return a.length + b.length <= slips;
    if (a[0] === b[0]) return isNear(a.slice(1), b.slice(1), slips);
    return slips > 0 && ([[0, 1], [1, 0], [1, 1]].some(([i, j]) => isNear(a.slice(i), b.slice(j), slips - 1))
      || (a[0] === b[1] && a[1] === b[0] && isNear(a.slice(2), b.slice(2), slips - 1)));
  }

  function upgrade(section) {
    const fieldset = section.querySelector('fieldset');
    const details = section.querySelector('details.answers');
    if (!fieldset || !details) return null;

    const {kind} = section.dataset;
    const yes = {model: words.yesModel, open: words.yesOpen}[section.dataset.doubt] || words.yes;
    const fields = all(fieldset, 'input, select');
    const property = /radio|checkbox/.test(fields[0].type) ? 'checked' : 'value';
    const inOrder = () => all(fieldset, '.option');
    const rows = inOrder();

    const press = button('question__check', words.check, () => {
      check();
      status.firstElementChild.scrollIntoView({block: 'nearest'});
    });
    const toggle = button('question__show', words.show, () => showAnswers(box.hidden));
    const status = live('question__status');

    const list = make('div', 'answers', ...all(details, ':scope > :not(summary)'));
    const box = make('div', 'question__answers', list);
    section.classList.add('question--script');
    details.replaceWith(make('div', 'question__tools', press, toggle), status, box);
    showAnswers(false);
    if (property === 'checked') fields.forEach((field) => {
      Object.assign(field, {autocomplete: 'off', checked: false}); // nothing comes back by a reload
    });
    if (kind === 'order') addMoves();

    fieldset.addEventListener('input', clear);
    fieldset.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target.type === 'text' && !event.isComposing) press.click();
    });

    const legend = fieldset.querySelector('legend');
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

    function showAnswers(yes) {
      box.hidden = !yes;
      toggle.textContent = yes ? words.hide : words.show;
      toggle.setAttribute('aria-expanded', yes);
    }

    function values() {
      const given = fields.map((field) => field[property]);
      return given.some((value) => String(value || '').trim()) ? given : undefined;
    }

    function reset(kept) {
      fields.forEach((field, index) => {
        field[property] = kept && kept.length === fields.length ? kept[index] : '';
      });
      if (kind === 'order') arrange(rows.slice().sort((a, b) => placeIn(a).value - placeIn(b).value), 0);
      showAnswers(false);
      clear();
    }

    function clear() {
      question.right = undefined;
      status.textContent = '';
      status.setAttribute('aria-live', 'polite');
      rows.forEach((row) => row.classList.remove('option--chosen', 'option--right', 'option--other'));
      all(fieldset, '.option__mark', (mark) => mark.remove());
      changed();
    }

    function check(quietly) {
      clear();
      if (quietly) status.setAttribute('aria-live', 'off'); // else all speak at once
      if (!values()) say(words.noAnswer);
      else question.right = ({fill: checkWord, one: checkChoice, several: checkChoice}[kind] || checkPlaces)();
      if (question.right !== undefined) status.append(...copies(list, '.answers__explanation'));
      if (question.right === false) status.append(...copies(list, '.answers__reread'));
      changed();
    }

    function say(...texts) {
      status.append(make('p', '', texts.join(' ')));
    }

    function explain(lead, answer) {
      const parts = copies(answer, '.answer__option, .answer__feedback');
      status.append(make('div', '', make('strong', '', lead), ' ', ...parts));
    }

    function mark(row, text, fits) {
      row.classList.add(fits ? 'option--right' : 'option--other');
      row.querySelector('.option__text, label').append(make('strong', 'option__mark', ` ${text}`));
    }

    function checkChoice() {
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
      const word = plain(fields[0].value);
      const accepted = fields[0].dataset.accepted.split('|');
      const exact = accepted.some((each) => plain(each) === word);
      // Consistent is not inconsistent.
      const near = accepted.find((each) => word[0] === plain(each)[0]
        && isNear(word, plain(each), each.length < 5 ? 0 : each.length < 9 ? 1 : 2));
      if (!exact && !near) say(words.notQuite);
      explain(exact ? yes : near ? `${yes} ${put(words.spelt, {word: near})}` : words.fits, answerFor(1));
      return exact || Boolean(near);
    }

    function checkPlaces() {
      const items = inOrder().map((row) => {
        const field = placeIn(row);
        const answer = answerFor(field.dataset.option || field.name.slice(section.id.length + 1));
        const place = answer.dataset.target || answer.dataset.option;
        const group = row.querySelector(`[value="${place}"]`);
        const given = row.querySelector('select, [type=number], :checked');
        const fits = Boolean(given) && given.value === place;
        const name = group ? group.closest('option, label').textContent.trim() : place;
        const text = fits ? words.markFits : put(group ? words.markGroup : words.markPlace, {place: name});
        return {row, answer, text, fits, open: !given || !given.value};
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

    function answerFor(option) {
      return list.querySelector(`[data-option="${option}"]`);
    }

    function placeIn(row) {
      return row.querySelector('input, select');
    }

    /** Moves the rows around one: what is moved itself loses the focus. */
    function arrange(order, still) {
      order[still].before(...order.slice(0, still));
      order[still].after(...order.slice(still + 1));
      order.forEach((row, index) => {
        const [up, down] = all(row, 'button');
        up.setAttribute('aria-disabled', !index);
        down.setAttribute('aria-disabled', index === rows.length - 1);
      });
    }

    function addMoves() {
      rows.forEach((row) => {
        const place = placeIn(row);
        const step = row.querySelector('label').textContent.trim();

        function move(by) {
          const order = inOrder();
          const from = order.indexOf(row);
          const wanted = by ? from + by : (parseInt(place.value, 10) || from + 1) - 1;
          const to = Math.min(Math.max(wanted, 0), rows.length - 1);
          order.splice(to, 0, ...order.splice(from, 1));
          arrange(order, to);
          order.forEach((each, index) => {
            placeIn(each).value = index + 1;
          });
          clear();
          say(put(words.moved, {step, place: to + 1, places: rows.length}));
        }

        place.addEventListener('change', () => move(0));
        [[words.up, words.moveUp, -1], [words.down, words.moveDown, 1]].forEach(([text, name, by]) => {
          const tool = button('option__move', text, () => move(by));
          tool.setAttribute('aria-label', put(name, {step}));
          row.append(tool);
        });
      });
      arrange(rows, 0);
    }
  }

  function guide(frame, questions) {
    let drawn = questions;
    let round = questions; // of these
    let at = 0;
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
      summary.firstElementChild.scrollIntoView({block: 'nearest'});
    });
    const bar = make('div', 'quiz__bar', before, position, next, checkAll);
    const summary = make('div', 'quiz__summary');
    questions[questions.length - 1].section.after(bar, summary);

    if (!frame.dataset.quiz) offerDraw();

    const status = live('quiz__status');
    const keep = make('input', '');
    if (!embedded) offerKeeping();
    frame.append(status);
    frame.hidden = false;
    changed = () => {
      save();
      status.textContent = '';
      if (summary.firstChild) sumUp();
    };
    show();

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

    function picked(group) {
      return all(group, ':checked', (input) => input.value);
    }

    function tell(text) {
      status.textContent = '';
      status.append(make('p', '', text));
    }

    function show() {
      const one = isOne();
      const visible = (one ? round.slice(at, at + 1) : round).map((question) => question.section);
      for (let part = frame.nextElementSibling; part !== bar; part = part.nextElementSibling) {
        part.hidden = part.matches('.question') ? !visible.includes(part) : one || round !== questions;
      }
      status.textContent = '';
      bar.hidden = !round.length;
      before.hidden = !one || !at;
      next.hidden = !one || !visible.length;
      position.textContent = next.hidden ? '' : put(words.position, {place: at + 1, places: round.length});
      checkAll.hidden = one;
      summary.textContent = '';
      if (one && !visible.length && round.length) sumUp();
    }

    function go(place) {
      at = place;
      if (isOne()) show();
      const goal = round[at] ? round[at].legend : summary.firstElementChild;
      goal.tabIndex = -1;
      goal.getBoundingClientRect(); // laid out first: Firefox focuses nothing that was hidden a moment ago
      goal.focus();
    }

    function begin(some) {
      round = some;
      show();
      go(0);
    }

    function sumUp() {
      const left = round.filter((question) => !question.right);
      summary.textContent = '';
      [[words.lookAgain, false], [words.notChecked, undefined]].forEach(([title, right]) => {
        const items = left.filter((question) => question.right === right)
          .map((question) => question.item((goal) => go(round.indexOf(goal))));
        if (items.length) summary.append(make('p', '', title), make('ul', '', ...items));
      });
      if (left.length) {
        summary.append(button('', words.tryAgain, () => {
          left.forEach((question) => question.right === false && question.reset());
          begin(left);
        }));
      } else {
        summary.append(make('p', '', words.through));
      }
      if (round !== drawn) summary.append(button('', words.allAgain, () => begin(drawn)));
    }

    /** Some questions, from each topic in turn. */
    function offerDraw() {
      const topics = new Map();
      questions.forEach(({section}) => topics.set(section.dataset.topic, section.dataset.topicTitle));
      const chosen = choice('checkbox', words.topics, Array.from(topics));
      const length = choice('radio', words.length, [['5', 5], ['10', 10], ['20', 20], ['', words.all]], '10');
      frame.append(button('question__check', words.start, () => {
        // What fitted already comes last.
        const piles = picked(chosen).map((topic) => questions.filter(({section}) => section.dataset.topic === topic)
          .sort((a, b) => Boolean(a.right) - Boolean(b.right)));
        const mix = questions.flatMap((_, turn) => piles.map((pile) => pile[turn]).filter(Boolean));
        if (!mix.length) {
          tell(words.topicFirst);
          return;
        }
        drawn = mix.slice(0, picked(length)[0] || mix.length);
        bar.before(...drawn.map((question) => question.section));
        begin(drawn);
      }));
      drawn = questions.filter(({section}) => `#${section.id}` === location.hash);
      round = drawn;
    }

    function offerKeeping() {
      const kept = read();
      const tools = make('div', 'quiz__keep', button('', words.forget, () => {
        keep.checked = false;
        forget();
        questions.forEach((question) => question.reset());
        tell(words.forgotten);
      }));
      if (kept !== undefined) {
        Object.assign(keep, {type: 'checkbox', autocomplete: 'off', checked: kept});
        keep.addEventListener('change', () => {
          if (keep.checked) store((storage) => storage.setItem(KEY, storage.getItem(KEY) || '{}'));
          else forget();
          save();
        });
        tools.prepend(make('label', '', keep, ` ${words.keep} `, make('small', '', words.keepWarning)));
        if (kept) questions.forEach((question) => question.reset(kept[question.section.id]));
      }
      frame.append(tools);
    }

    function store(act) {
      try {
        return act(localStorage);
      } catch (error) {
        return undefined;
      }
    }

    function read() {
      return store((storage) => JSON.parse(storage.getItem(KEY)));
    }

    function forget() {
      store((storage) => storage.removeItem(KEY));
    }

    function save() {
      const kept = keep.checked && read();
      keep.checked = kept; // unless forgotten on another page
      if (!kept) return;
      const here = questions.map(({section, values}) => [section.id, values()]);
      store((storage) => storage.setItem(KEY, JSON.stringify({...kept, ...Object.fromEntries(here)})));
    }
  }

  function start() {
    const questions = all(document, 'section.question', upgrade).filter(Boolean);
    const frame = document.querySelector('.quiz[data-quiz]');
    if (frame && questions.length) guide(frame, questions);
  }

  // In an embed the script may come before the page.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
