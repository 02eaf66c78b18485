// @ts-check
/* Makes a list of things to try one to tick and to print. Nothing is sent, or kept unasked. */
(() => {
  'use strict';

  const words = {
    tick: '@words.takeaways.tick',
    print: '@words.takeaways.print',
    keep: '@words.takeaways.keep',
    keepWarning: '@words.kept.warning',
    forget: '@words.takeaways.forget',
    forgotten: '@words.takeaways.forgotten',
  };

  const {make, button} = '@parts/button.js';
  const kept = '@parts/kept.js';

  function box() {
    return Object.assign(make('input', ''), {type: 'checkbox', autocomplete: 'off'});
  }

  // In somebody else's page nothing is kept, read or printed.
  const embedded = document.body.classList.contains('embed');

  /** @param {Element} block */
  function upgrade(block) {
    const items = Array.from(block.querySelectorAll('li[id]'), (item) => {
      const tick = box();
      const lead = item.querySelector('strong');
      tick.setAttribute('aria-label', (lead || item).textContent.trim());
      tick.addEventListener('change', () => store.save());
      item.prepend(tick);
      return {id: item.id, tick};
    });
    if (!items.length) return;

    const keep = box();
    const status = make('p', 'takeaways__status');
    status.setAttribute('role', 'status');
    const tools = make('div', 'takeaways__tools', button('', words.print, print));
    const store = kept(keep, () => Object.fromEntries(items.map(({id, tick}) => [id, tick.checked])));
    const before = embedded ? undefined : store.read();
    if (before !== undefined) {
      keep.checked = Boolean(before);
      tools.append(
        make('label', '', keep, ` ${words.keep} `, make('small', '', words.keepWarning)),
        button('', words.forget, () => {
          items.forEach(({tick}) => { tick.checked = false; });
          store.forget();
          status.textContent = words.forgotten;
        }),
      );
      if (before) items.forEach(({id, tick}) => { tick.checked = before[id] === true; });
    }
    block.addEventListener('change', () => { status.textContent = ''; });
    block.classList.add('takeaways--script');
    block.querySelector('.block-title')?.after(make('p', 'takeaways__hint', words.tick));
    if (!embedded) block.append(tools, status);

    /** This list alone, with the site's name and the page's last check. */
    function print() {
      block.classList.add('takeaways--alone');
      addEventListener('afterprint', () => block.classList.remove('takeaways--alone'), {once: true});
      window.print();
    }
  }

  document.querySelectorAll('.takeaways').forEach(upgrade);
})();
