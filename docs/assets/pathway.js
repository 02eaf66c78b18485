/* Goes through a pathway step by step, at the reader's pace: shows one station in the picture and in the list, and
 * says it. Nothing moves by itself. In an embed, where room is little, the list shows just that step. */
(() => {
  'use strict';

  // A translation sets data-start and so on, on the script tag.
  const words = Object.assign({
    start: 'Walk through it',
    back: 'Back',
    next: 'Next',
    all: 'Show all',
    step: 'Step {place} of {places}: {text}',
    position: 'Step {place} of {places}',
    picture: 'Show the picture',
    noPicture: 'Hide the picture',
  }, document.currentScript && document.currentScript.dataset);

  // In somebody else's page it begins at once: what is whole there is often cut off.
  const embedded = document.body.classList.contains('embed');

  function walk(figure) {
    const picture = figure.querySelector('.pathway__picture');
    const list = figure.querySelector('.pathway__steps');
    const steps = list.children;
    // Where it goes on after the last step.
    const loop = list.parentElement.querySelector(':scope > .pathway__loop');
    const bar = document.createElement('div');
    const said = document.createElement('p');
    const position = document.createElement('span');
    let at = -1; // -1: not on the way

    function button(text, act) {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = text;
      made.addEventListener('click', act);
      bar.append(made);
      return made;
    }

    function put(text) {
      return text.replace('{place}', at + 1).replace('{places}', steps.length);
    }

    function go(to, quietly) {
      at = to;
      const on = at >= 0;
      figure.querySelectorAll('.is-here').forEach((element) => element.classList.remove('is-here'));
      figure.toggleAttribute('data-at', on);
      back.hidden = all.hidden = position.hidden = !on;
      next.textContent = on ? words.next : words.start;
      back.setAttribute('aria-disabled', at === 0);
      next.setAttribute('aria-disabled', !loop && at === steps.length - 1);
      said.textContent = '';
      if (embedded) fold();
      if (!on) return next.focus({preventScroll: true});
      if (embedded) position.textContent = put(words.position);
      const text = [...steps[at].querySelectorAll('.pathway__step, .pathway__effect')];
      if (!quietly) {
        said.textContent = put(words.step).replace('{text}', text.map((element) => element.textContent).join(' '));
        if (loop && at === steps.length - 1) said.textContent += `. ${loop.textContent}`;
      }
      steps[at].classList.add('is-here');
      picture.querySelectorAll(`[data-step="${at + 1}"]`).forEach((station) => {
        station.classList.add('is-here');
        if (!quietly && station.getClientRects().length) show(station);
      });
    }

    /** One step at a time; what a reader searches for is found in the others too. */
    function fold() {
      [...steps].forEach((step, place) => {
        if (at < 0 || place === at) step.removeAttribute('hidden');
        else step.setAttribute('hidden', 'until-found');
      });
      if (loop) loop.hidden = at >= 0 && at < steps.length - 1;
    }

    /** Brings a station into sight where it is not: by its card, since Firefox takes a `<g>` for the whole picture. */
    function show(station) {
      const box = station.getBoundingClientRect();
      const card = station.querySelector('.picture__card');
      if (box.top < 0 || box.bottom > bar.getBoundingClientRect().top) card.scrollIntoView({block: 'center'});
    }

    bar.className = 'pathway__walk';
    said.setAttribute('role', 'status');
    bar.append(said);
    const back = button(words.back, () => at > 0 && go(at - 1));
    const next = button(words.start, () => {
      if (at < steps.length - 1) go(at + 1);
      else if (loop) go(loop.dataset.to - 1);
    });
    const all = button(words.all, () => go(-1));
    next.className = 'pathway__next';
    back.hidden = all.hidden = true;
    if (embedded) {
      addPicture();
      said.className = 'visually-hidden'; // the list shows it
      back.before(position);
      list.before(bar);
      [...steps].forEach((step, place) => step.addEventListener('beforematch', () => go(place, true)));
      go(0, true);
    } else {
      picture.append(bar);
    }

    /** Where a column is narrow, the picture alone would fill it. */
    function addPicture() {
      const toggle = document.createElement('button');
      toggle.type = 'button';
      toggle.className = 'pathway__fold';
      toggle.addEventListener('click', () => set(!figure.classList.contains('pathway--open')));
      picture.before(toggle);
      set(false);

      function set(open) {
        figure.classList.toggle('pathway--open', open);
        toggle.setAttribute('aria-expanded', open);
        toggle.textContent = open ? words.noPicture : words.picture;
      }
    }
  }

  document.querySelectorAll('.pathway[id]').forEach(walk);
})();
