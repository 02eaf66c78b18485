/* Lets a reader check answers against those on the page (without this script, in details.answers), and go through
 * the questions of a quiz page one at a time or all at once.
 *
 * "Check" says in words what fits, and why. Nobody can fail: no score, no count, no last try, and the answer is one
 * button away. Nothing is sent, and nothing kept unless the reader asks. The focus moves only where the reader asks
 * to go; role="status" speaks the result.
 *
 * .option--chosen: the reader chose it. .option--right: it fits. .option--other: chosen, and does not fit. */
(() => {
  'use strict';

  // A translation sets data-check, data-not-quite and so on, on the script tag.
  const words = Object.assign({
    check: 'Check',
    show: 'Show the answer',
    hide: 'Hide the answer',
    yes: 'Yes.',
    notQuite: 'Not quite.',
    fits: 'What fits:',
    fitsToo: 'This fits too:',
    spelt: 'It is spelt “{word}”.',
    markChosen: 'Your answer',
    markChosenFits: 'Your answer, and it fits',
    markFits: 'This fits',
    markPlace: 'Fits at place {place}',
    markGroup: 'Belongs with: {group}',
    chooseFirst: 'Choose an answer first.',
    writeFirst: 'Write a word first.',
    placeFirst: 'Give each one a place first.',
    oneLeft: 'One has no place yet.',
    someLeft: '{count} have no place yet.',
    allInPlace: 'Each step is in its place.',
    onePlaceFits: 'Place {places} fits already.',
    placesFit: 'Places {places} fit already.',
    orderBelow: 'The order that fits is shown below.',
    allFit: 'Each one fits.',
    someFit: 'Some fit already; the others say where they belong.',
    noneFits: 'Each one says where it belongs.',
    up: 'Up',
    down: 'Down',
    moveUp: 'Move up: {step}',
    moveDown: 'Move down: {step}',
    nowAt: '{step}: now place {place} of {places}.',
    way: 'How would you like to go through the questions?',
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
    open: 'No answer here yet. You can come back to it.',
    someToSee: 'Checked. Below the questions you can see what to look at again.',
    lookAgain: 'To look at again:',
    notChecked: 'Not checked yet:',
    through: 'You have been through them all.',
    tryAgain: 'Try these again',
    allAgain: 'Back to all of them',
    keep: 'Keep my answers on this device',
    keepWarning: 'Only tick this on a device that nobody else uses.',
    kept: 'The answers you kept are filled in.',
    keepsNothing: 'This browser keeps nothing for this page.',
    forget: 'Forget my answers',
    forgotten: 'Your answers are forgotten.',
  }, document.currentScript && document.currentScript.dataset);

  const KEY = 'kept-answers'; // tells nobody who looks what they are about

  let changed = () => {}; // an answer, or what a check said about it

  function put(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function make(tag, className, ...content) {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...content);
    return element;
  }

  function button(className, text, act) {
    const element = make('button', className, text);
    element.type = 'button'; // never a form: in a sandboxed frame a form does not submit
    element.addEventListener('click', act);
    return element;
  }

  function live(className) {
    const status = make('div', className);
    status.setAttribute('role', 'status');
    return status;
  }

  /** A part of a question, copied, alone in a list; or nothing. */
  function copy(holder, selector) {
    const part = holder.querySelector(selector);
    if (!part) return [];
    const twin = part.cloneNode(true);
    twin.querySelectorAll('[id]').forEach((element) => element.removeAttribute('id'));
    return [twin];
  }

  /** What a part of an answer holds, copied. */
  function inside(answer, selector) {
    return copy(answer, selector).flatMap((twin) => Array.from(twin.childNodes));
  }

  /** A word without what spelling it differently may change: case, accents, hyphens, the s of a plural. */
  function plain(word) {
    return word.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').replace(/s$/, '');
  }

  /** How many letters to add, drop, change or swap to come from one word to another. */
  function distance(from, to) {
    const cost = [];
    for (let i = 0; i <= from.length; i++) {
      cost[i] = [i];
      for (let j = 1; j <= to.length; j++) {
        cost[i][j] = i ? Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (from[i - 1] !== to[j - 1])) : j;
        if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length][to.length];
  }

  /** Whether a word is another, misspelt. One that begins differently is another word: inconsistent, consistent. */
  function isNear(word, accepted) {
    const slips = accepted.length < 5 ? 0 : accepted.length < 9 ? 1 : 2;
    return word[0] === accepted[0] && distance(word.slice(0, 99), accepted) <= slips;
  }

  function upgrade(section) {
    const fieldset = section.querySelector('fieldset');
    const details = section.querySelector('details.answers');
    if (!fieldset || !details || section.classList.contains('question--script')) return null;

    const {kind} = section.dataset;
    const fields = Array.from(fieldset.querySelectorAll('input, select'));
    const rows = Array.from(fieldset.querySelectorAll('.option'));
    const answers = new Map();
    details.querySelectorAll('.answer').forEach((answer) => answers.set(answer.dataset.option, answer));

    const question = {
      section,
      legend: fieldset.querySelector('legend'),
      right: undefined, // until it is checked
      check,
      reset,
      reread: () => copy(list, '.answers__reread a'),
      /** What the reader answered; undefined for nothing. */
      values() {
        const values = fields.map((field) => field[property(field)]);
        return values.some(Boolean) ? values : undefined;
      },
    };

    let shown = false; // the answers
    let shownByCheck = false; // then the next try begins with them out of sight
    const press = button('question__check', words.check, () => {
      check();
      // In a small window the first line of the result may lie below the edge, unseen.
      if (status.firstElementChild) status.firstElementChild.scrollIntoView({block: 'nearest'});
    });
    const toggle = button('question__show', words.show, () => showAnswers(!shown));
    const status = live('question__status');

    // Out of details: its summary would be a second button for the same, and themes give both a display beyond hiding.
    const list = make('div', 'answers', ...Array.from(details.children).filter((part) => part.tagName !== 'SUMMARY'));
    const box = make('div', 'question__answers', list);
    section.classList.add('question--script');
    details.replaceWith(make('div', 'question__tools', press, toggle), status, box);
    showAnswers(false);
    fields.forEach((field) => {
      field.autocomplete = 'off'; // else the browser itself keeps the answers, on a shared computer too
    });
    if (kind === 'order') addMoves();

    fieldset.addEventListener('input', clear);
    fieldset.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target.type === 'text' && !event.isComposing) press.click();
    });
    window.addEventListener('beforeprint', () => {
      box.hidden = false; // on paper every answer is open
    });
    window.addEventListener('afterprint', () => {
      box.hidden = !shown;
    });
    return question;

    function property(field) {
      return /radio|checkbox/.test(field.type) ? 'checked' : 'value';
    }

    function showAnswers(yes, byCheck = false) {
      shown = yes;
      shownByCheck = byCheck;
      box.hidden = !yes;
      toggle.textContent = yes ? words.hide : words.show;
      toggle.setAttribute('aria-expanded', yes);
    }

    function clear() {
      question.right = undefined;
      status.textContent = '';
      status.setAttribute('aria-live', 'polite');
      rows.forEach((row) => row.classList.remove('option--chosen', 'option--right', 'option--other'));
      fieldset.querySelectorAll('.option__mark').forEach((mark) => mark.remove());
      if (shownByCheck) showAnswers(false);
      changed();
    }

    /** Fills in kept answers, or none. */
    function reset(values) {
      const fill = Array.isArray(values) && values.length === fields.length;
      fields.forEach((field, index) => {
        field[property(field)] = fill ? values[index] : '';
      });
      if (kind === 'order') arrange(rows.slice().sort((a, b) => placeOf(a).value - placeOf(b).value), 0);
      showAnswers(false);
      clear();
    }

    /** Checks what the reader answered: this question, or quietly as one of all. */
    function check(all) {
      clear();
      if (all) status.setAttribute('aria-live', 'off'); // else all speak at once
      if (all && !question.values()) {
        say(words.open);
        return;
      }
      question.right = (kind === 'fill' ? checkWord : /one|several/.test(kind) ? checkChoice : checkPlaces)();
      if (question.right !== undefined) status.append(...copy(list, '.answers__explanation'));
      if (question.right === false) status.append(...copy(list, '.answers__reread'));
      changed();
    }

    function say(text) {
      status.append(make('p', 'question__result', text));
    }

    /** One option with the words for how it fits, and why. */
    function explain(lead, answer) {
      const first = make('strong', 'question__lead', ...lead);
      status.append(
        make('p', 'question__result', first, ' ', ...inside(answer, '.answer__option')),
        make('div', 'question__feedback', ...inside(answer, '.answer__feedback')),
      );
    }

    function verdict(answer, otherwise) {
      const own = inside(answer, '.answer__verdict');
      return own.length ? own : [otherwise];
    }

    /** In words as well as by class: colour alone tells nothing to many readers. */
    function mark(row, text, ...classes) {
      row.classList.add(...classes);
      row.querySelector('.option__text, label').append(make('strong', 'option__mark', ` ${text}`));
    }

    function checkChoice() {
      if (!question.values()) {
        say(words.chooseFirst);
        return undefined;
      }
      const fit = [];
      const fitToo = [];
      const other = [];
      fields.forEach((field) => {
        const row = field.closest('.option');
        const answer = answers.get(field.value);
        const right = answer.hasAttribute('data-right');
        if (field.checked && right) {
          fit.push(answer);
          mark(row, words.markChosenFits, 'option--chosen', 'option--right');
        } else if (field.checked) {
          other.push(answer);
          mark(row, words.markChosen, 'option--chosen', 'option--other');
        } else if (right) {
          fitToo.push(answer);
          mark(row, words.markFits, 'option--right');
        }
      });
      // The reader's own choice first; what fits last, since the last words stay in mind.
      fit.forEach((answer) => explain(verdict(answer, words.yes), answer));
      other.forEach((answer) => explain(verdict(answer, words.notQuite), answer));
      fitToo.forEach((answer) => explain([fit.length ? words.fitsToo : words.fits], answer));
      return !other.length && !fitToo.length;
    }

    function checkWord() {
      const word = plain(fields[0].value);
      if (!word) {
        say(words.writeFirst);
        return undefined;
      }
      const accepted = fields[0].dataset.accepted.split('|');
      const exact = accepted.some((each) => plain(each) === word);
      const near = exact ? '' : accepted.find((each) => isNear(word, plain(each)));
      const right = exact || Boolean(near);
      if (!right) say(words.notQuite);
      explain([right ? words.yes : words.fits, near ? ` ${put(words.spelt, {word: near})}` : ''], answers.get('1'));
      return right;
    }

    /** Steps in order, things sorted or matched: each row has a place that fits. */
    function checkPlaces() {
      const items = rows.map((row) => {
        const {name, dataset} = row.querySelector('input, select');
        const answer = answers.get(dataset.option || name.slice(section.id.length + 1));
        const field = row.querySelector('select, [type=number], :checked');
        const target = kind === 'order' ? dataset.option : answer.dataset.target;
        return {row, answer, target, value: field ? field.value : ''};
      });
      const left = items.filter((item) => !item.value).length;
      if (left) {
        say(left === items.length ? words.placeFirst : put(left === 1 ? words.oneLeft : words.someLeft, {count: left}));
        return undefined;
      }
      const fit = items.filter((item) => item.value === item.target);
      const other = items.filter((item) => !fit.includes(item));
      fit.forEach((item) => mark(item.row, words.markFits, 'option--right'));
      if (kind === 'order') {
        other.forEach((item) => mark(item.row, put(words.markPlace, {place: item.target}), 'option--other'));
        const places = fit.map((item) => item.value).sort((a, b) => a - b).join(', ');
        const lead = fit.length > 1 ? words.placesFit : fit.length ? words.onePlaceFits : words.notQuite;
        say(other.length ? `${put(lead, {places})} ${words.orderBelow}` : `${words.yes} ${words.allInPlace}`);
        if (!shown) showAnswers(true, true);
      } else {
        say(other.length ? `${words.notQuite} ${fit.length ? words.someFit : words.noneFits}` : `${words.yes} ${words.allFit}`);
        other.forEach(({row, answer, target}) => {
          const group = row.querySelector(`[value="${CSS.escape(target)}"]`).closest('option, label').textContent.trim();
          mark(row, put(words.markGroup, {group}), 'option--other');
          if (answer.querySelector('.answer__feedback *')) explain([put(words.markGroup, {group})], answer);
        });
      }
      return !other.length;
    }

    function placeOf(row) {
      return row.querySelector('input');
    }

    /** The rows in a new order. All others move around one: what is moved itself would lose the focus. */
    function arrange(order, still) {
      order[still].before(...order.slice(0, still));
      order[still].after(...order.slice(still + 1));
      order.forEach((row, index) => {
        const [up, down] = row.querySelectorAll('button');
        up.setAttribute('aria-disabled', !index);
        down.setAttribute('aria-disabled', index === order.length - 1);
      });
    }

    function addMoves() {
      const inOrder = () => Array.from(fieldset.querySelectorAll('.option'));

      function move(row, step, to) {
        const order = inOrder().filter((other) => other !== row);
        order.splice(to, 0, row);
        arrange(order, to);
        order.forEach((each, index) => {
          placeOf(each).value = index + 1;
        });
        clear();
        say(put(words.nowAt, {step, place: to + 1, places: order.length}));
      }

      rows.forEach((row) => {
        const step = row.querySelector('label').textContent.trim();
        const tools = [[words.up, words.moveUp, -1], [words.down, words.moveDown, 1]].map(([text, name, by]) => {
          const tool = button('option__move', text, () => {
            if (tool.getAttribute('aria-disabled') !== 'true') move(row, step, inOrder().indexOf(row) + by);
          });
          tool.setAttribute('aria-label', put(name, {step}));
          return tool;
        });
        row.append(...tools);
        placeOf(row).addEventListener('change', () => {
          const place = parseInt(placeOf(row).value, 10) || inOrder().indexOf(row) + 1;
          move(row, step, Math.min(Math.max(place, 1), rows.length) - 1);
        });
      });
      arrange(rows, 0);
    }
  }

  /** Two ways through the questions of a page. */
  function guide(frame, questions) {
    let drawn = questions; // all that the reader wants to answer
    let set = questions; // of these, those of this round
    let at = 0; // one at a time: which

    const way = choice('radio', words.way, [['', words.wayAll], ['one', words.wayOne]], (value) => !value);
    const isOne = () => picked(way)[0] === 'one';
    way.addEventListener('change', () => {
      at = 0;
      show();
    });

    const before = button('quiz__before', words.before, () => go(set[at - 1]));
    const position = make('span', 'quiz__position');
    const next = button('quiz__next', words.next, () => {
      at += 1;
      show();
      focus(set[at] ? set[at].legend : summary.firstElementChild);
    });
    const checkAll = button('question__check', words.checkAll, () => {
      set.forEach((question) => question.check(true));
      sumUp();
      tell(set.every((question) => question.right) ? words.through : words.someToSee);
      summary.firstElementChild.scrollIntoView({block: 'nearest'});
    });
    const bar = make('div', 'quiz__bar', before, position, next, checkAll);
    const summary = make('div', 'quiz__summary');
    questions[questions.length - 1].section.after(bar, summary);

    if (!frame.dataset.quiz) offerDraw();

    const status = live('quiz__status');
    const keep = make('input', '');
    offerKeeping();
    frame.append(status);
    frame.hidden = false;
    changed = () => {
      save();
      if (summary.firstChild) sumUp();
    };
    show();

    /** Boxes or buttons to choose from, and those chosen. */
    function choice(type, title, options, isChosen) {
      const group = make('fieldset', 'quiz__choice', make('legend', '', title));
      options.forEach(([value, text]) => {
        const input = Object.assign(make('input', ''), {type, name: title, value, checked: isChosen(value)});
        input.autocomplete = 'off';
        group.append(make('label', '', input, ` ${text}`));
      });
      frame.append(group);
      return group;
    }

    function picked(group) {
      return Array.from(group.querySelectorAll(':checked'), (input) => input.value);
    }

    function tell(text) {
      status.textContent = '';
      status.append(make('p', '', text));
    }

    function focus(element) {
      element.tabIndex = -1;
      element.focus();
    }

    function show() {
      const one = isOne();
      const shown = one ? set.slice(at, at + 1) : set;
      questions.forEach(({section}) => {
        section.hidden = !shown.some((question) => question.section === section);
      });
      // Headings and the like belong to the whole page.
      for (let part = frame.nextElementSibling; part && part !== bar; part = part.nextElementSibling) {
        if (!part.matches('.question')) part.hidden = one || set !== questions;
      }
      bar.hidden = !set.length;
      before.hidden = !one || !at;
      next.hidden = !one || at === set.length;
      position.textContent = one && set[at] ? put(words.position, {place: at + 1, places: set.length}) : '';
      checkAll.hidden = one;
      summary.textContent = '';
      if (one && set.length && at === set.length) sumUp();
    }

    function go(question) {
      if (isOne()) {
        at = set.indexOf(question);
        show();
      }
      focus(question.legend);
    }

    function begin(round) {
      set = round;
      at = 0;
      show();
      focus(set[0].legend);
    }

    function sumUp() {
      const left = set.filter((question) => !question.right);
      summary.textContent = '';
      listUp(words.lookAgain, left.filter((question) => question.right === false));
      listUp(words.notChecked, left.filter((question) => question.right === undefined));
      if (left.length) {
        summary.append(button('quiz__again', words.tryAgain, () => {
          left.filter((question) => question.right === false).forEach((question) => question.reset());
          begin(left);
        }));
      } else {
        summary.append(make('p', 'quiz__title', words.through));
      }
      if (set !== drawn) summary.append(button('quiz__all', words.allAgain, () => begin(drawn)));
    }

    function listUp(title, some) {
      if (!some.length) return;
      summary.append(make('p', 'quiz__title', title), make('ul', '', ...some.map((question) => {
        const link = make('a', '', question.legend.textContent);
        link.href = `#${question.section.id}`;
        link.addEventListener('click', (event) => {
          event.preventDefault(); // the history need not tell
          go(question);
        });
        return make('li', '', link, ' ', ...(question.right === false ? question.reread() : []));
      })));
    }

    /** On the page of all quizzes: which topics, and how many questions, from each topic in turn. */
    function offerDraw() {
      const topics = new Map();
      questions.forEach((question) => {
        const {topic, topicTitle} = question.section.dataset;
        if (!topics.has(topic)) topics.set(topic, {title: topicTitle, questions: []});
        topics.get(topic).questions.push(question);
      });
      const titles = Array.from(topics, ([topic, {title}]) => [topic, title]);
      const chosen = choice('checkbox', words.topics, titles, () => true);
      const length = choice('radio', words.length, [5, 10, 20].map((n) => [n, n]).concat([['', words.all]]), (n) => n === 10);
      frame.append(button('question__check', words.start, () => {
        const piles = picked(chosen).map((topic) => topics.get(topic).questions.slice());
        if (!piles.length) {
          tell(words.topicFirst);
          return;
        }
        // What fitted already comes last.
        piles.forEach((pile) => pile.sort((a, b) => Boolean(a.right) - Boolean(b.right)));
        drawn = [];
        for (let turn = 0; piles.some((pile) => pile[turn]); turn++) {
          drawn.push(...piles.map((pile) => pile[turn]).filter(Boolean));
        }
        drawn = drawn.slice(0, picked(length)[0] || drawn.length);
        bar.before(...drawn.map((question) => question.section));
        status.textContent = '';
        begin(drawn);
      }));
      // A link may lead to one of them.
      drawn = set = questions.filter(({section}) => `#${section.id}` === location.hash);
    }

    function offerKeeping() {
      keep.type = 'checkbox';
      keep.autocomplete = 'off';
      const tools = make('div', 'quiz__keep');
      const all = read();
      if (all !== undefined) {
        const warning = make('p', 'quiz__warning', words.keepWarning);
        warning.id = 'keep-warning';
        keep.setAttribute('aria-describedby', warning.id);
        keep.addEventListener('change', () => {
          if (keep.checked) write(read() || {});
          else forget();
          save();
        });
        tools.append(make('label', '', keep, ` ${words.keep}`), warning);
      }
      if (all) {
        keep.checked = true;
        questions.forEach((question) => question.reset(all[question.section.id]));
        if (questions.some((question) => question.values())) tell(words.kept);
      }
      tools.append(button('quiz__forget', words.forget, () => {
        keep.checked = false;
        forget();
        questions.forEach((question) => question.reset());
        show();
        tell(words.forgotten);
      }));
      frame.append(tools);
    }

    /** What is kept: answers by question, null for nothing, undefined where the browser keeps nothing. */
    function read() {
      try {
        return JSON.parse(localStorage.getItem(KEY));
      } catch (error) {
        return undefined;
      }
    }

    function write(all) {
      try {
        localStorage.setItem(KEY, JSON.stringify(all));
      } catch (error) {
        keep.checked = false;
        tell(words.keepsNothing);
      }
    }

    function forget() {
      try {
        localStorage.removeItem(KEY);
      } catch (error) {
        // then nothing was kept
      }
    }

    function save() {
      if (!keep.checked) return;
      const all = read();
      if (all) {
        questions.forEach((question) => {
          all[question.section.id] = question.values();
        });
        write(all);
      } else {
        keep.checked = false; // forgotten on another page
      }
    }
  }

  function start() {
    const questions = Array.from(document.querySelectorAll('section.question'), upgrade).filter(Boolean);
    const frame = document.querySelector('.quiz[data-quiz]');
    if (frame && questions.length) guide(frame, questions);
  }

  // Deferred scripts come after the page; one written into an embed may come before.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
