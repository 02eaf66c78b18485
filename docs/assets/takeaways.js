/* Makes a list of things to try one to tick and to print. Nothing is sent, or kept unasked. */
(() => {
  'use strict';

  // A translation sets data-tick and so on, on the script tag.
  const words = Object.assign({
    tick: 'Tick what you would like to try.',
    print: 'Print this list',
    keep: 'Keep my ticks on this device',
    keepWarning: 'Only tick this on a device that nobody else uses.',
    forget: 'Forget my ticks',
    forgotten: 'Your ticks are forgotten.',
  }, document.currentScript && document.currentScript.dataset);

  // The quiz keeps answers in the same place, by the ids of questions: whoever forgets one forgets all.
  const KEY = 'kept-answers';

  function make(tag, className, ...content) {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...content);
    return element;
  }

  function button(text, act) {
    const element = make('button', '', text);
    element.type = 'button'; // sandboxed frames submit no form
    element.addEventListener('click', act);
    return element;
  }

  function box() {
    return Object.assign(make('input', ''), {type: 'checkbox', autocomplete: 'off'});
  }

  /** Without storage, as in a sandbox, nothing is kept and nothing offered. */
  function store(act) {
    try {
      return act(localStorage);
    } catch (error) {
      return undefined;
    }
  }

  // In somebody else's page nothing is kept, read or printed.
  const embedded = document.body.classList.contains('embed');

  function read() {
    return embedded ? undefined : store((storage) => JSON.parse(storage.getItem(KEY)));
  }

  function upgrade(block) {
    const items = Array.from(block.querySelectorAll('li[id]'), (item) => {
      const tick = box();
      const lead = item.querySelector('strong');
      tick.setAttribute('aria-label', (lead || item).textContent.trim());
      tick.addEventListener('change', save);
      item.prepend(tick);
      return {id: item.id, tick};
    });
    if (!items.length) return;

    const keep = box();
    const status = make('p', 'takeaways__status');
    status.setAttribute('role', 'status');
    const tools = make('div', 'takeaways__tools', button(words.print, print));
    const kept = read();
    if (kept !== undefined) {
      keep.checked = Boolean(kept);
      keep.addEventListener('change', () => {
        if (keep.checked) store((storage) => storage.setItem(KEY, storage.getItem(KEY) || '{}'));
        else forget();
        save();
      });
      tools.append(
        make('label', '', keep, ` ${words.keep} `, make('small', '', words.keepWarning)),
        button(words.forget, () => {
          keep.checked = false;
          items.forEach(({tick}) => { tick.checked = false; });
          forget();
          status.textContent = words.forgotten;
        }),
      );
      if (kept) items.forEach(({id, tick}) => { tick.checked = kept[id] === true; });
    }
    block.classList.add('takeaways--script');
    block.querySelector('.block-title').after(make('p', 'takeaways__hint', words.tick));
    if (!embedded) block.append(tools, status);

    function forget() {
      store((storage) => storage.removeItem(KEY));
    }

    function save() {
      status.textContent = '';
      const now = keep.checked && read();
      keep.checked = Boolean(now); // unless forgotten on another page
      if (!now) return;
      const here = Object.fromEntries(items.map(({id, tick}) => [id, tick.checked]));
      store((storage) => storage.setItem(KEY, JSON.stringify({...now, ...here})));
    }

    /** This list alone, with the site's name and the page's last check. */
    function print() {
      block.classList.add('takeaways--alone');
      addEventListener('afterprint', () => block.classList.remove('takeaways--alone'), {once: true});
      window.print();
    }
  }

  document.querySelectorAll('.takeaways').forEach(upgrade);
})();
