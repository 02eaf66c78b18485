/* In an embed, where what is whole is often cut off: a pathway begins at its first step, the list shows just that step, and
 * on a phone the picture waits behind a button. It comes after pathway.js, which goes from step to step. */
(() => {
  'use strict';

  // A translation sets data-position and so on, on the script tag.
  const words = Object.assign({
    position: 'Step {place} of {places}',
    picture: 'Show the picture',
    noPicture: 'Hide the picture',
  }, document.currentScript && document.currentScript.dataset);

  function narrow(figure) {
    const {go, bar} = figure.walk;
    const list = figure.querySelector('.pathway__steps');
    const steps = [...list.children];
    const loop = list.parentElement.querySelector(':scope > .pathway__loop');
    const picture = figure.querySelector('.pathway__picture');
    const position = document.createElement('span');
    const toggle = document.createElement('button');

    bar.querySelector('[role="status"]').className = 'visually-hidden'; // the list shows it
    bar.querySelector('button').before(position);
    list.before(bar);

    /** One step at a time; what a reader searches for is found in the others too. */
    figure.addEventListener('walk', ({detail: at}) => {
      steps.forEach((step, place) => {
        if (at < 0 || place === at) step.removeAttribute('hidden');
        else step.setAttribute('hidden', 'until-found');
      });
      if (loop) loop.hidden = at >= 0 && at < steps.length - 1;
      position.hidden = at < 0;
      position.textContent = words.position.replace('{place}', at + 1).replace('{places}', steps.length);
    });
    steps.forEach((step, place) => step.addEventListener('beforematch', () => go(place, true)));

    function show(open) {
      figure.classList.toggle('pathway--open', open);
      toggle.setAttribute('aria-expanded', open);
      toggle.textContent = open ? words.noPicture : words.picture;
    }

    toggle.type = 'button';
    toggle.className = 'pathway__fold';
    toggle.addEventListener('click', () => show(!figure.classList.contains('pathway--open')));
    picture.before(toggle);
    show(false);
    go(0, true);
  }

  document.querySelectorAll('.pathway[id]').forEach(narrow);
})();
