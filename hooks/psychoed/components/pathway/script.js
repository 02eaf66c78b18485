// @ts-check
/* Goes through a pathway step by step, at the reader's pace: shows one station in the picture and in the list, and
 * says it. Nothing moves by itself. pathway-embed.js goes on from here, where room is little. */
(() => {
  'use strict';

  const words = {
    start: '@words.pathway.start',
    back: '@words.pathway.back',
    next: '@words.pathway.next',
    all: '@words.pathway.all',
    step: '@words.pathway.step',
  };

  /** @param {Figure} figure */
  function walk(figure) {
    const picture = /** @type {HTMLElement} */ (figure.querySelector('.pathway__picture'));
    const list = /** @type {HTMLElement} */ (figure.querySelector('.pathway__steps'));
    const steps = list.children;
    /** @type {HTMLInputElement | null} Shows the steps in a picture of two people. */
    const layer = picture.querySelector('.pathway__switch');
    /**
     * Where it goes on after the last step.
     * @type {HTMLElement | null | undefined}
     */
    const loop = list.parentElement?.querySelector(':scope > .pathway__loop');
    const bar = document.createElement('div');
    const said = document.createElement('p');
    let at = -1; // -1: not on the way

    /**
     * @param {string} text
     * @param {() => void} act
     */
    function button(text, act) {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = text;
      made.addEventListener('click', act);
      bar.append(made);
      return made;
    }

    /**
     * @param {number} to
     * @param {boolean} [quietly]
     */
    function go(to, quietly) {
      at = to;
      const on = at >= 0;
      // In an embed the list says each step, and a picture that grows would push it out of sight.
      if (layer && (!on || picture.contains(bar))) layer.checked = true;
      figure.querySelectorAll('.is-here').forEach((element) => element.classList.remove('is-here'));
      figure.toggleAttribute('data-at', on);
      back.hidden = all.hidden = !on;
      next.textContent = on ? words.next : words.start;
      back.setAttribute('aria-disabled', String(at === 0));
      next.setAttribute('aria-disabled', String(!loop && at === steps.length - 1));
      said.textContent = '';
      figure.dispatchEvent(new CustomEvent('walk', {detail: at}));
      if (!on) {
        next.focus({preventScroll: true});
        return;
      }
      const text = [...steps[at].querySelectorAll('.pathway__step, .pathway__effect')];
      if (!quietly) {
        said.textContent = words.step.replace('{place}', String(at + 1)).replace('{places}', String(steps.length))
          .replace('{text}', text.map((element) => element.textContent).join(' '));
        if (loop && at === steps.length - 1) said.textContent += `. ${loop.textContent}`;
      }
      steps[at].classList.add('is-here');
      picture.querySelectorAll(`[data-step="${at + 1}"]`).forEach((station) => {
        station.classList.add('is-here');
        if (!quietly && station.getClientRects().length) show(station);
      });
    }

    /**
     * Brings a station into sight where it is not: by its card, since Firefox takes a `<g>` for the whole picture.
     * @param {Element} station
     */
    function show(station) {
      const card = station.querySelector('.picture__card');
      // Its line is drawn around what is measured.
      const below = () => station.getBoundingClientRect().bottom + 4 - bar.getBoundingClientRect().top;
      if (!card || station.getBoundingClientRect().top >= 0 && below() <= 0) return;
      card.scrollIntoView({block: 'center'});
      scrollBy(0, Math.max(0, below()));
    }

    bar.className = 'pathway__walk';
    said.setAttribute('role', 'status');
    bar.append(said);
    const back = button(words.back, () => {
      if (at > 0) go(at - 1);
    });
    const next = button(words.start, () => {
      if (at < steps.length - 1) go(at + 1);
      else if (loop) go(Number(loop.dataset.to) - 1);
    });
    const all = button(words.all, () => go(-1));
    next.className = 'pathway__next';
    back.hidden = all.hidden = true;
    picture.append(bar);
    figure.walk = {go, bar};
  }

  /** @type {NodeListOf<Figure>} */ (document.querySelectorAll('.pathway[id]')).forEach(walk);
})();
