// @ts-check
/* In an embed, where what is whole is often cut off: a pathway begins at its first step, the list shows just that step,
 * and on a phone the picture waits behind a button. It comes after pathway.js, which goes from step to step. */
(() => {
  'use strict';

  const words = {
    position: '@words.pathway.position',
    picture: '@words.pathway.picture',
    noPicture: '@words.pathway.no_picture',
  };

  /** @param {Figure} figure */
  function narrow(figure) {
    const {go, bar} = figure.walk;
    const list = /** @type {HTMLElement} */ (figure.querySelector('.pathway__steps'));
    const steps = [...list.children];
    /** @type {HTMLElement | null | undefined} */
    const loop = list.parentElement?.querySelector(':scope > .pathway__loop');
    const position = document.createElement('span');
    const toggle = document.createElement('button');

    const [said, first] = Array.from(bar.children);
    said.className = 'visually-hidden'; // the list shows it
    first.before(position);
    list.before(bar);

    /** One step at a time; what a reader searches for is found in the others too. */
    figure.addEventListener('walk', (event) => {
      const {detail: at} = /** @type {CustomEvent<number>} */ (event);
      steps.forEach((step, place) => {
        if (at < 0 || place === at) step.removeAttribute('hidden');
        else step.setAttribute('hidden', 'until-found');
      });
      if (loop) loop.hidden = at >= 0 && at < steps.length - 1;
      position.hidden = at < 0;
      position.textContent = words.position.replace('{place}', String(at + 1))
        .replace('{places}', String(steps.length));
    });
    steps.forEach((step, place) => step.addEventListener('beforematch', () => go(place, true)));

    /** @param {boolean} open */
    function show(open) {
      figure.classList.toggle('pathway--open', open);
      toggle.setAttribute('aria-expanded', String(open));
      toggle.textContent = open ? words.noPicture : words.picture;
    }

    toggle.type = 'button';
    toggle.className = 'pathway__fold';
    toggle.addEventListener('click', () => show(!figure.classList.contains('pathway--open')));
    figure.querySelector('.pathway__picture')?.before(toggle);
    show(false);
    go(0, true);
  }

  /** @type {NodeListOf<Figure>} */ (document.querySelectorAll('.pathway[id]')).forEach(narrow);
})();
