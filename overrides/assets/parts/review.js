// @ts-check
/* Saves a review copy with what was filled in. Every value goes into the document as soon as it is given, so that
 * whatever way a browser saves the page keeps it: by its own menu, by sharing, or by the button. Nothing is sent. */
(() => {
  'use strict';

  const form = /** @type {HTMLFormElement} */ (document.getElementById('review'));
  const bar = /** @type {HTMLElement} */ (document.querySelector('.bar'));
  const bare = /** @type {HTMLElement} */ (document.querySelector('.lead__note'));
  const said = /** @type {HTMLElement} */ (document.querySelector('.bar__said'));
  const count = /** @type {HTMLElement} */ (document.querySelector('.bar__count'));
  const questions = Array.from(/** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-ask]')));
  const counted = '@counted.js';
  let unsaved = false;

  /** @param {string} text @param {Record<string, string | number>} values */
  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
  }

  /** Show what works here. */
  function show(/** @type {boolean} */ runs) {
    bar.hidden = !runs;
    bare.hidden = runs;
  }

  /** Write a field's value where it is saved. */
  function keep(/** @type {EventTarget | null} */ field) {
    if (field instanceof HTMLTextAreaElement) {
      field.textContent = field.value;
    } else if (field instanceof HTMLInputElement && field.type === 'radio') {
      const group = Array.from(form.querySelectorAll('input')).filter((one) => one.name === field.name);
      for (const one of group) one.toggleAttribute('checked', one.checked);
    } else if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      field.toggleAttribute('checked', field.checked);
    } else if (field instanceof HTMLInputElement) {
      field.setAttribute('value', field.value);
    }
  }

  function isAnswered(/** @type {HTMLElement} */ question) {
    const fields = Array.from(question.querySelectorAll('input'));
    return fields.some((one) => (['radio', 'checkbox'].includes(one.type) ? one.checked : one.value.trim()));
  }

  /** Of several parts, one that nobody reviewed asks for nothing but that this is said. */
  function isAsked(/** @type {HTMLElement} */ question) {
    const part = question.closest('[data-part]');
    return !part || !part.querySelector('[value="skipped"]:checked');
  }

  function tell() {
    const asked = questions.filter(isAsked);
    const done = asked.filter(isAnswered).length;
    count.textContent = filled('@words.review.answered', {done, all: asked.length});
    return asked.length - done;
  }

  function mark() {
    for (const question of questions) {
      const missing = /** @type {HTMLElement} */ (question.querySelector('.ask__missing'));
      missing.hidden = missing.hidden || isAnswered(question) || !isAsked(question);
    }
  }

  function save() {
    const open = tell();
    for (const question of questions) {
      const missing = /** @type {HTMLElement} */ (question.querySelector('.ask__missing'));
      missing.hidden = isAnswered(question) || !isAsked(question);
    }
    const file = String(document.body.dataset.file);
    // As it was sent: where it is opened next, scripts may not run.
    said.textContent = '';
    show(false);
    const html = `<!doctype html>\n${document.documentElement.outerHTML}\n`;
    show(true);
    const link = document.createElement('a');
    link.download = file;
    link.href = URL.createObjectURL(new Blob([html], {type: 'text/html'}));
    link.click();
    unsaved = false;
    const left = open ? `${counted('@count.review.open', open)} ` : '';
    said.textContent = left + filled('@words.review.saved', {file});
  }

  form.addEventListener('input', ({target}) => {
    keep(target);
    unsaved = true;
    said.textContent = '';
    mark();
    tell();
  });
  // Enter in a field would send the form, which goes nowhere.
  form.addEventListener('submit', (sent) => sent.preventDefault());
  addEventListener('beforeunload', (leaving) => {
    if (unsaved) leaving.preventDefault();
  });
  /** @type {HTMLElement} */ (bar.querySelector('.bar__save')).addEventListener('click', save);
  /** @type {HTMLElement} */ (bar.querySelector('.bar__print')).addEventListener('click', () => print());
  show(true);
  tell();
})();
