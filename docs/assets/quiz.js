/* Lets a reader check a choice against the answers that are on the page (without this script, in details.answers).
 *
 * "Check" says in words what fits, and why. Nobody can fail: no score, no count, no last try, and the answer is one
 * button away. Nothing is kept or sent. The focus stays where it is; role="status" speaks the result.
 *
 * .option--chosen: the reader chose it. .option--right: it fits. .option--other: chosen, and does not fit. */
(() => {
  'use strict';

  // A translation sets data-check, data-not-quite and so on, on the script tag.
  const words = Object.assign({
    check: 'Check',
    show: 'Show the answer',
    hide: 'Hide the answer',
    chooseFirst: 'Choose an answer first.',
    yes: 'Yes.',
    notQuite: 'Not quite.',
    fits: 'What fits:',
    fitsToo: 'This fits too:',
    markChosen: 'Your answer',
    markChosenFits: 'Your answer, and it fits',
    markFits: 'This fits',
    markPlace: 'Fits at place {place}',
    placeFirst: 'Give each step a place first.',
    oneLeft: 'One step has no place yet.',
    someLeft: 'Some steps have no place yet.',
    twoShare: 'Two steps have place {place}.',
    moreShare: 'Several steps have place {place}.',
    allInPlace: 'Each step is in its place.',
    onePlaceFits: 'Place {places} fits already.',
    placesFit: 'Places {places} fit already.',
    orderBelow: 'The order that fits is shown below.',
  }, document.currentScript && document.currentScript.dataset);

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

  /** What a part of an answer holds, copied. */
  function copy(answer, selector) {
    const part = answer.querySelector(selector);
    if (!part) return [];
    const twin = part.cloneNode(true);
    twin.querySelectorAll('[id]').forEach((element) => element.removeAttribute('id'));
    return Array.from(twin.childNodes);
  }

  function upgrade(section) {
    const fieldset = section.querySelector('fieldset');
    const details = section.querySelector('details.answers');
    if (!fieldset || !details || section.classList.contains('question--script')) return;

    const fields = Array.from(fieldset.querySelectorAll('input, select'));
    const answers = new Map();
    details.querySelectorAll('.answer').forEach((answer) => answers.set(answer.dataset.option, answer));

    let shown = false; // the answers
    let shownByCheck = false; // then the next try begins with them out of sight
    const check = button('question__check', words.check, () => {
      clear();
      if (section.dataset.kind === 'order') checkOrder();
      else checkChoice();
      // In a small window the first line of the result may lie below the edge, unseen.
      if (status.firstElementChild) status.firstElementChild.scrollIntoView({block: 'nearest'});
    });
    const toggle = button('question__show', words.show, () => showAnswers(!shown));
    const status = make('div', 'question__status');
    status.setAttribute('role', 'status');

    // Out of details: its summary would be a second button for the same, and themes give both a display beyond hiding.
    const list = make('div', 'answers', ...Array.from(details.children).filter((part) => part.tagName !== 'SUMMARY'));
    const box = make('div', 'question__answers', list);
    section.classList.add('question--script');
    details.replaceWith(make('div', 'question__tools', check, toggle), status, box);
    showAnswers(false);
    fields.forEach((field) => {
      field.autocomplete = 'off'; // else the browser itself keeps the answers, on a shared computer too
    });

    fieldset.addEventListener('change', clear);
    window.addEventListener('beforeprint', () => {
      box.hidden = false; // on paper every answer is open
    });
    window.addEventListener('afterprint', () => {
      box.hidden = !shown;
    });

    function showAnswers(yes, byCheck = false) {
      shown = yes;
      shownByCheck = byCheck;
      box.hidden = !yes;
      toggle.textContent = yes ? words.hide : words.show;
      toggle.setAttribute('aria-expanded', yes);
    }

    function clear() {
      status.textContent = '';
      fieldset.querySelectorAll('.option').forEach((option) => {
        option.classList.remove('option--chosen', 'option--right', 'option--other');
      });
      fieldset.querySelectorAll('.option__mark').forEach((mark) => mark.remove());
      if (shownByCheck) showAnswers(false);
    }

    function say(text) {
      status.append(make('p', 'question__result', text));
    }

    /** One option with the words for how it fits, and why. */
    function explain(lead, answer) {
      const first = make('strong', 'question__lead', ...lead);
      status.append(
        make('p', 'question__result', first, ' ', ...copy(answer, '.answer__option')),
        make('div', 'question__feedback', ...copy(answer, '.answer__feedback')),
      );
    }

    function verdict(answer, otherwise) {
      const own = copy(answer, '.answer__verdict');
      return own.length ? own : [otherwise];
    }

    /** In words as well as by class: colour alone tells nothing to many readers. */
    function mark(field, text, ...classes) {
      const option = field.closest('.option');
      if (!option) return;
      option.classList.add(...classes);
      const label = option.querySelector('.option__text, label') || option;
      label.append(make('strong', 'option__mark', ` ${text}`));
    }

    function checkChoice() {
      if (!fields.some((field) => field.checked)) {
        say(words.chooseFirst);
        return;
      }
      const fit = [];
      const fitToo = [];
      const other = [];
      fields.forEach((field) => {
        const answer = answers.get(field.value);
        if (!answer) return;
        const right = answer.hasAttribute('data-right');
        if (field.checked && right) {
          fit.push(answer);
          mark(field, words.markChosenFits, 'option--chosen', 'option--right');
        } else if (field.checked) {
          other.push(answer);
          mark(field, words.markChosen, 'option--chosen', 'option--other');
        } else if (right) {
          fitToo.push(answer);
          mark(field, words.markFits, 'option--right');
        }
      });
      // The reader's own choice first; what fits last, since the last words stay in mind.
      fit.forEach((answer) => explain(verdict(answer, words.yes), answer));
      other.forEach((answer) => explain(verdict(answer, words.notQuite), answer));
      fitToo.forEach((answer) => explain([fit.length ? words.fitsToo : words.fits], answer));
    }

    function checkOrder() {
      const steps = new Map(); // place -> the fields that were given it
      fields.forEach((field) => steps.set(field.value, (steps.get(field.value) || []).concat(field)));
      const left = (steps.get('') || []).length;
      steps.delete('');
      const shared = Array.from(steps).filter(([, group]) => group.length > 1);
      if (left || shared.length) {
        if (!steps.size) {
          say(words.placeFirst);
          return;
        }
        shared.forEach(([place, group]) => {
          say((group.length === 2 ? words.twoShare : words.moreShare).replace('{place}', place));
        });
        if (left) say(left === 1 ? words.oneLeft : words.someLeft);
        return;
      }
      const fit = fields.filter((field) => field.value === field.dataset.option);
      fields.forEach((field) => {
        if (fit.includes(field)) mark(field, words.markFits, 'option--right');
        else mark(field, words.markPlace.replace('{place}', field.dataset.option), 'option--other');
      });
      const places = fit.map((field) => field.value).sort((a, b) => a - b).join(', ');
      if (fit.length === fields.length) {
        say(`${words.yes} ${words.allInPlace}`);
      } else {
        const lead = fit.length > 1 ? words.placesFit : fit.length ? words.onePlaceFits : words.notQuite;
        say(`${lead.replace('{places}', places)} ${words.orderBelow}`);
      }
      if (!shown) showAnswers(true, true);
    }
  }

  function start() {
    document.querySelectorAll('section.question').forEach(upgrade);
  }

  // Deferred scripts come after the page; one written into an embed may come before.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
