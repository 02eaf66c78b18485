// @ts-check
/*
 * Shows previews and codes of the gallery when they are asked for, copies codes, fills in the site's address where the
 * build did not know it, and picks one of many.
 */
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

  /** @type {Record<string, string>} */
  const entities = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;'};

  /** @param {string} text */
  function escaped(text) {
    return text.replace(/[&<>"']/g, (mark) => entities[mark]);
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

  /** @param {HTMLTextAreaElement} field */
  function offerCopy(field) {
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
  }

  /**
   * What is copied for a part, by how it reads for any.
   * @param {string} template
   * @param {HTMLElement} facts
   * @param {string} title
   */
  function filled(template, facts, title) {
    /** @type {Record<string, string | undefined>} */
    const values = {...facts.dataset, title: template.startsWith('<') ? escaped(title) : title};
    return located(template.replace(/\{(id|title|height|home|alt)\}/g, (_, name) => values[name] || ''));
  }

  const general = gallery.querySelector('.gallery__template');
  const templates = general ? Array.from(fieldsOf(general), (field) => (
    {name: field.labels[0].textContent, text: field.dataset.template || ''})) : [];
  general?.remove();

  /**
   * @param {HTMLElement} part
   * @param {string} title
   */
  function preview({dataset: {id = '', height = ''}}, title) {
    const src = new URL(`embed/v1/${id}.html`, root).href;
    return Object.assign(document.createElement('iframe'), {src, title, height, className: 'gallery__frame'});
  }

  /**
   * @param {HTMLElement} part
   * @param {string} title
   */
  function fields(part, title) {
    return templates.flatMap(({name, text}, number) => {
      const label = document.createElement('label');
      const field = document.createElement('textarea');
      label.htmlFor = `copy:${part.dataset.id}:${number + 1}`;
      label.textContent = name;
      Object.assign(field, {id: label.htmlFor, readOnly: true, spellcheck: false, className: 'gallery__field'});
      field.value = filled(text, part, title);
      const lines = field.value.split('\n').map((line) => 1 + Math.floor(line.length / 62));
      field.rows = Math.min(8, lines.reduce((rows, line) => rows + line));
      return [label, field];
    });
  }

  gallery.addEventListener('toggle', ({target}) => {
    const details = /** @type {HTMLDetailsElement} */ (target);
    const bare = details.querySelector('noscript');
    const part = /** @type {HTMLElement | null} */ (details.closest('.gallery__part'));
    if (!bare || !part) return;
    const title = part.querySelector('h4')?.textContent || '';
    bare.replaceWith(...(details.dataset.shows === 'preview' ? [preview(part, title)] : fields(part, title)));
    fieldsOf(details).forEach(offerCopy);
  }, true);

  fieldsOf(gallery).forEach(offerCopy);

  // What stands on a page that the gallery leads to, older links look for here.
  function leadOn() {
    const goal = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const link = goal?.localName === 'span' && goal.parentElement?.querySelector('a');
    if (link) location.replace(`${link.href}${location.hash}`);
  }

  addEventListener('hashchange', leadOn);
  leadOn();

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
        field.value = filled(field.dataset.template || '', link, link.textContent);
      });
      picker.querySelectorAll('summary .visually-hidden').forEach((of) => {
        of.textContent = `: ${link.textContent}`;
      });
    });
    picker.prepend(label);
  });
})();
