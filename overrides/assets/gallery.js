// @ts-check
/* Copies codes from the gallery, fills in the site's address where the build did not know it, and picks one of many. */
(() => {
  'use strict';

  const words = {
    copy: '@words.gallery.copy',
    copyOf: '@words.gallery.copy_of',
    copied: '@words.gallery.copied',
    selected: '@words.gallery.selected',
    noAddress: '@words.gallery.no_address',
  };

  const UNKNOWN = 'https://ADDRESS-OF-THIS-SITE';
  const gallery = /** @type {HTMLElement} */ (document.querySelector('.gallery'));
  const root = new URL(gallery.dataset.site || '', location.href);
  const isWeb = location.protocol !== 'file:';
  const isPublic = isWeb && !/^(localhost|127\.|\[::1\])/.test(location.host);
  /** @type {HTMLElement | null} */
  const unknown = gallery.querySelector('.gallery__unknown');

  const status = document.createElement('p');
  status.className = 'gallery__status';
  status.setAttribute('role', 'status');
  gallery.append(status);
  let clearing = 0;

  /** @param {string} text */
  function say(text) {
    clearTimeout(clearing);
    status.textContent = '';
    setTimeout(() => { status.textContent = text; }, 50); // so that the same words are said again
    clearing = setTimeout(() => { status.textContent = ''; }, 8000);
  }

  /**
   * Puts the address at which the page is read where the build knew none: first the site's, then its origin.
   * @param {string} text
   */
  function located(text) {
    return isWeb ? text.replaceAll(`${UNKNOWN}/`, () => root.href).replaceAll(UNKNOWN, () => root.origin) : text;
  }

  /** @param {string} text */
  function escaped(text) {
    return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
  }

  /**
   * @param {HTMLTextAreaElement} field
   * @param {string} name
   * @param {HTMLElement} button
   */
  async function copy(field, name, button) {
    let done = true;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch { // under file:// and in frames
      field.select();
      done = document.execCommand('copy');
      if (done) button.focus();
      else field.focus();
    }
    say((done ? words.copied.replace('{name}', () => name) : words.selected)
      + (field.value.includes(UNKNOWN) ? ` ${words.noAddress}` : ''));
  }

  /** @param {Element} holder */
  const fieldsOf = (holder) => /** @type {NodeListOf<HTMLTextAreaElement>} */ (
    holder.querySelectorAll('.gallery__field'));

  fieldsOf(gallery).forEach((field) => {
    const button = document.createElement('button');
    const what = field.labels[0].textContent;
    const of = () => field.closest('details')?.querySelector('summary .visually-hidden')?.textContent;
    button.type = 'button';
    button.className = 'gallery__copy';
    button.textContent = words.copy;
    button.setAttribute('aria-label', words.copyOf.replace('{name}', () => `${what}${of()}`));
    button.addEventListener('click', () => copy(field, what, button));
    field.value = located(field.value);
    field.after(button);
  });

  if (unknown && isPublic) unknown.hidden = true;

  // As high as each preview says that it is.
  addEventListener('message', ({source, data}) => {
    const frame = Array.from(gallery.querySelectorAll('iframe')).find((each) => each.contentWindow === source);
    if (frame && data && data.embedHeight > 0) frame.height = String(Math.min(data.embedHeight, 2000));
  });

  /** @type {NodeListOf<HTMLElement>} */ (gallery.querySelectorAll('.gallery__picker')).forEach((picker) => {
    /** @type {HTMLElement[]} */
    const links = Array.from(picker.querySelectorAll('a[data-id]'));
    const select = document.createElement('select');
    const label = document.createElement('label');
    label.append(picker.dataset.pick || '', ' ', select);
    links.forEach((link) => select.append(new Option(link.textContent)));
    select.addEventListener('change', () => {
      const link = links[select.selectedIndex];
      fieldsOf(picker).forEach((field) => {
        const {template = ''} = field.dataset;
        const title = template.startsWith('<') ? escaped(link.textContent) : link.textContent;
        /** @type {Record<string, string | undefined>} */
        const values = {...link.dataset, title};
        field.value = located(template.replace(/\{(id|title|height|home|alt)\}/g, (_, name) => values[name] || ''));
      });
      picker.querySelectorAll('summary .visually-hidden').forEach((of) => {
        of.textContent = `: ${link.textContent}`;
      });
    });
    picker.prepend(label);
  });
})();
