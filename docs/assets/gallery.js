/* Copies codes from the gallery, fills in the site's address where the build did not know it, and picks one of many. */
(() => {
  'use strict';

  // A translation sets data-copy and so on, on the script tag.
  const words = Object.assign({
    copy: 'Copy',
    copyOf: 'Copy: {name}',
    copied: 'Copied: {name}.',
    selected: 'It is selected. Copy it with your keyboard or menu.',
  }, document.currentScript && document.currentScript.dataset);

  const UNKNOWN = 'https://ADDRESS-OF-THIS-SITE/';
  const gallery = document.querySelector('.gallery');
  const here = location.protocol === 'file:' ? '' : new URL('../', location.href).href;

  const status = document.createElement('p');
  status.className = 'gallery__status';
  status.setAttribute('role', 'status');
  gallery.append(status);

  function located(text) {
    if (!here) return text;
    return text.replaceAll(UNKNOWN, here).replaceAll(UNKNOWN.slice(0, -1), location.origin);
  }

  function escaped(text) {
    const holder = document.createElement('p');
    holder.textContent = text;
    return holder.innerHTML.replaceAll('"', '&quot;');
  }

  async function copy(field, name) {
    field.focus();
    field.select();
    let done = false;
    try {
      await navigator.clipboard.writeText(field.value);
      done = true;
    } catch (error) {
      done = document.execCommand('copy'); // under file:// and in frames
    }
    status.textContent = '';
    setTimeout(() => {
      status.textContent = done ? words.copied.replace('{name}', name) : words.selected;
    }, 50); // so that the same words are said again
  }

  gallery.querySelectorAll('.gallery__field').forEach((field) => {
    const name = field.labels[0].textContent;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'gallery__copy';
    button.textContent = words.copy;
    button.setAttribute('aria-label', words.copyOf.replace('{name}', name));
    button.addEventListener('click', () => copy(field, name));
    field.value = located(field.value);
    field.after(button);
  });

  const unknown = gallery.querySelector('.gallery__unknown');
  if (unknown && here) unknown.hidden = true;

  gallery.querySelectorAll('.gallery__picker').forEach((picker) => {
    const links = Array.from(picker.querySelectorAll('a[data-url]'));
    const fields = Array.from(picker.querySelectorAll('.gallery__field'));
    const select = document.createElement('select');
    const label = document.createElement('label');
    label.append(picker.dataset.pick, ' ', select);
    links.forEach((link) => select.append(new Option(link.textContent, link.dataset.url)));
    let shown = links[0];
    select.addEventListener('change', () => {
      const next = links[select.selectedIndex];
      fields.forEach((field, index) => {
        const last = index === fields.length - 1;
        field.value = last ? next.dataset.alt : field.value
          .replaceAll(located(shown.dataset.url), located(next.dataset.url))
          .replaceAll(`title="${escaped(shown.textContent)}"`, `title="${escaped(next.textContent)}"`)
          .replaceAll(`“${shown.textContent}”`, `“${next.textContent}”`)
          .replace(/height="\d+"/, `height="${next.dataset.height}"`);
      });
      picker.querySelectorAll('summary .visually-hidden').forEach((of) => {
        of.textContent = `: ${next.textContent}`;
      });
      shown = next;
    });
    picker.prepend(label);
  });
})();
