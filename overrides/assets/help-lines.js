// @ts-check
/* Puts the reader's own country first among the help lines, unfolded. It runs while the page is still being read, so
 * that the list is in order before it is shown, and nothing moves under the reader's eyes. */
(() => {
  'use strict';

  const words = {
    country: '@words.help.country',
    choose: '@words.help.choose',
    guessed: '@words.help.guessed',
    chosen: '@words.help.chosen',
  };

  const root = document.documentElement;
  const place = /** @type {HelpPlaceTarget} */ (window.helpPlace);
  /** @type {HTMLDetailsElement[]} */
  let parts = [];
  /** @type {HTMLSelectElement} */
  let select;
  /** @type {HTMLElement} */
  let hint;

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} tag
   * @param {object} attributes
   * @param {...(Node | string)} content
   */
  function make(tag, attributes, ...content) {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...content);
    return element;
  }

  /** @param {Element} part */
  const title = (part) => /** @type {HTMLElement} */ (part.querySelector('summary')).textContent.trim();
  /** @param {string} name */
  const partOf = (name) => parts.find((part) => part.dataset.place === name);

  /**
   * Put a part first and unfold it.
   * @param {string} name
   */
  function show(name) {
    const own = partOf(name);
    if (!own) return;
    parts.filter((part) => part !== own && part.classList.contains('is-own')).forEach((part) => {
      part.open = false;
      part.classList.remove('is-own');
    });
    own.classList.add('is-own');
    own.open = true;
    own.parentElement?.append(own, ...parts.filter((part) => part !== own));
    select.value = name;
    root.classList.add('has-help-place');
  }

  /** Unfold the part that the address leads to, if it leads to one. */
  function follow() {
    const part = parts.find((one) => one.querySelector('.help-lines__lines')?.id === location.hash.slice(1));
    if (part) part.open = true;
    return part;
  }

  /** @param {Element} block */
  function arrange(block) {
    parts = Array.from(block.querySelectorAll('.help-lines__place'));
    if (!parts.length) return;
    const none = make('option', {value: '?', disabled: true, hidden: true}, words.choose);
    const options = parts.map((part) => make('option', {value: part.dataset.place}, title(part)));
    select = make('select', {id: 'help-place', autocomplete: 'off'}, none, ...options);
    hint = make('span', {className: 'help-lines__hint'});
    hint.setAttribute('role', 'status');
    const label = make('label', {htmlFor: 'help-place'}, words.country);
    parts[0].parentElement?.before(make('p', {className: 'help-lines__own'}, label, ' ', select, ' ', hint));
    select.value = '?';
    if (place.name || place.isChosen) {
      show(place.name);
      hint.textContent = place.isChosen ? '' : words.guessed;
    }
    follow();
    select.addEventListener('change', () => place.choose(select.value));
    place.addEventListener('change', () => {
      show(place.name);
      hint.textContent = words.chosen.replace('{place}', title(/** @type {Element} */ (partOf(place.name))));
    });
    addEventListener('hashchange', () => {
      const part = follow();
      if (part) part.scrollIntoView();
    });
  }

  /** Wait until the list is whole: something stands behind it, or the page is at its end. */
  function look() {
    const block = document.querySelector('.help-lines');
    if (document.readyState === 'loading' && !(block && block.nextSibling)) return;
    watch.disconnect();
    document.removeEventListener('readystatechange', look);
    try {
      if (block) arrange(block);
    } finally {
      root.classList.remove('is-placing');
    }
  }

  const watch = new MutationObserver(look);
  root.classList.add('is-placing');
  watch.observe(root, {childList: true, subtree: true});
  document.addEventListener('readystatechange', look);
})();
