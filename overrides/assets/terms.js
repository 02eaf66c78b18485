// @ts-check
/* Shows what a linked word means in a panel beside it: a copy of what its aria-describedby names.
 *
 * Mouse or keyboard: resting on the link shows it. Finger or pen: the first tap shows and focuses it, so that a
 * screen reader whose double-tap passes for a finger's reads it out; the second follows the link. Any other click
 * (a mouse's, Enter, a screen reader's own) follows the link at once: nobody gets nothing. */
(() => {
  'use strict';

  const words = {
    meaning: '@words.terms.meaning',
    more: '@words.terms.more',
    close: '@words.terms.close',
  };

  const GAP = 8; // px to the window's edges and to the link's focus ring
  const ENTER = 150; // ms: a mouse that passes by opens nothing
  const LEAVE = 300; // ms: hands may shake
  const TWICE = 500; // ms: a tap again so soon is a tremor

  const FOCUS = CSS.supports('selector(:focus-visible)') ? ':focus-visible' : ':focus';

  /** @typedef {HTMLAnchorElement | SVGAElement} Link */

  /** @type {Link | null} */
  let link = null; // whose meaning is shown
  let why = ''; // 'hover', 'focus' or 'tap'
  let line = 0; // of a link that wraps
  let width = 0;
  let tapped = 0;
  /** @type {Link | null} */
  let hovered = null;
  /** @type {boolean | null} */
  let over = false; // the mouse is on the shown link or the panel
  /** @type {Element | null} */
  let quiet = null; // closed while focused: waits for new focus
  let press = '';
  /** @type {boolean | null} */
  let pressedInside = false;
  let entering = 0;
  let leaving = 0;

  const page = document.documentElement;
  const panel = document.createElement('div');
  panel.innerHTML = '<p class="term-panel__name"></p><div class="term-panel__meaning"></div>'
    + '<a class="term-panel__more"></a><button type="button" class="term-panel__close">&times;</button>';
  const [name, meaning, more, shut] = panel.children;
  more.textContent = words.more;
  shut.setAttribute('aria-label', words.close);
  shut.addEventListener('click', close);
  panel.className = 'term-panel';
  panel.tabIndex = -1;
  panel.hidden = true;
  panel.setAttribute('role', 'group');
  panel.setAttribute('popover', 'manual'); // no table cuts it off; old browsers ignore it
  // Scrolls with the text, however long.
  panel.style.cssText = 'position: absolute; inset: auto; margin: 0; box-sizing: border-box';

  /**
   * Inside the panel a term is a plain link.
   * @param {EventTarget | null} node
   */
  function termAt(node) {
    /** @type {Link | null} */
    const found = node instanceof Element ? node.closest('a.term[data-term][aria-describedby]') : null;
    return found && !panel.contains(found) ? found : null;
  }

  /**
   * @param {DOMRect} box
   * @param {number} x
   * @param {number} y
   * @param {number} slack
   */
  function covers(box, x, y, slack) {
    return Math.max(box.left - x, x - box.right, box.top - y, y - box.bottom) <= slack;
  }

  /** @param {EventTarget | null} node */
  function inside(node) {
    return node instanceof Node && link && (link.contains(node) || panel.contains(node));
  }

  function held() {
    return panel.contains(document.activeElement);
  }

  /**
   * False if there is nothing to show.
   * @param {Link} next
   * @param {string} reason
   * @param {number} [x] Where the pointer is, if there is one.
   * @param {number} [y]
   */
  function open(next, reason, x = NaN, y = NaN) {
    clearTimeout(entering);
    if (next !== link) {
      const source = document.getElementById(next.getAttribute('aria-describedby') || '');
      if (!source) return false;
      close();
      panel.remove(); // it may hang in this very meaning
      fill(next, source);
      (next.closest('svg') || next).after(panel); // Tab and a screen reader come to it next
      panel.hidden = false;
      if (panel.showPopover) panel.showPopover();
      link = next;
      line = [...link.getClientRects()].findIndex((box) => covers(box, x, y, 0));
      place();
    }
    why = reason;
    return true;
  }

  /**
   * @param {Link} next
   * @param {Element} source
   */
  function fill(next, source) {
    const title = source.previousElementSibling;
    const copy = /** @type {Element} */ (source.cloneNode(true));
    copy.querySelectorAll('[id]').forEach((element) => element.removeAttribute('id'));
    name.textContent = (title && title.tagName === 'DT' ? title : next).textContent.trim();
    meaning.textContent = '';
    meaning.append(...copy.childNodes);
    more.setAttribute('href', next.getAttribute('href') || '');
    panel.setAttribute('aria-label', words.meaning.replace('{word}', next.textContent.trim()));
    panel.setAttribute('aria-describedby', source.id); // read out when the focus moves here
  }

  function close() {
    clearTimeout(entering);
    clearTimeout(leaving);
    if (!link) return;
    const was = link;
    link = null;
    over = false;
    if (was === document.activeElement || held()) quiet = was;
    if (held()) was.focus({preventScroll: true});
    if (panel.hidePopover) panel.hidePopover();
    panel.hidden = true;
  }

  /** Under its line, or above, or where the window has room; too long for that, from the top. */
  function place() {
    if (!link) return;
    const lines = link.getClientRects();
    if (!lines.length) return;
    const at = lines[line] || link.getBoundingClientRect(); // reached by key: all of it stays in sight
    width = page.clientWidth;
    Object.assign(panel.style, {left: 0, top: 0, maxWidth: ''});
    if (panel.offsetWidth > width - 2 * GAP) panel.style.maxWidth = `${width - 2 * GAP}px`;
    const box = panel.getBoundingClientRect(); // where 0, 0 is differs: measured
    const below = at.bottom + GAP;
    const above = at.top - GAP - box.height;
    const lowest = page.clientHeight - GAP - box.height;
    const top = below <= lowest ? below : above >= GAP ? above : Math.max(GAP, lowest);
    const left = Math.max(GAP, Math.min(at.left, width - GAP - box.width));
    panel.style.left = `${left - box.left}px`;
    panel.style.top = `${top - box.top}px`;
  }

  /**
   * @param {PointerEvent} event
   * @param {EventTarget | null} node What the mouse is on; nothing once it is out of the window.
   */
  function hover(event, node) {
    if (event.pointerType !== 'mouse') return;
    const {clientX: x, clientY: y} = event;
    const found = termAt(node);
    if (found !== hovered) {
      hovered = found;
      clearTimeout(entering);
      if (found && found !== link && !event.buttons) { // not while selecting text
        entering = setTimeout(() => {
          over = !held() && open(found, 'hover', x, y);
        }, ENTER);
      }
    }
    if (!link) return;
    const was = over;
    over = node && (inside(node) || covers(panel.getBoundingClientRect(), x, y, GAP)); // or in the gap
    if (over) clearTimeout(leaving);
    else if (was) leaving = setTimeout(() => why !== 'hover' || held() || close(), LEAVE);
  }

  /**
   * @template {keyof WindowEventMap} K
   * @param {K} type
   * @param {(event: WindowEventMap[K]) => void} listener
   * @param {EventTarget} [target]
   */
  function on(type, listener, target = document) {
    target.addEventListener(type, /** @type {EventListener} */ (listener), type === 'scroll');
  }

  // Moves, not enters: text that scrolls under a resting mouse opens nothing.
  on('pointermove', (event) => hover(event, event.target));
  on('pointerout', (event) => event.relatedTarget || hover(event, null)); // out of the window
  on('focusin', (event) => {
    const found = termAt(event.target);
    if (found && found !== quiet && found.matches(FOCUS)) {
      open(found, 'focus');
    } else if (!inside(event.target)) {
      if (over) why = 'hover';
      else close();
    }
  });
  on('focusout', (event) => {
    if (event.target === quiet && document.hasFocus()) quiet = null; // else the window lost it
  });
  on('keydown', (event) => {
    press = '';
    if (event.key === 'Escape') close();
  });
  on('pointerdown', (event) => {
    press = event.pointerType;
    pressedInside = inside(event.target);
    clearTimeout(entering);
  });
  // Up, not down: a finger that scrolls closes nothing.
  on('pointerup', (event) => pressedInside || inside(event.target) || close());
  on('click', (event) => {
    const by = event.pointerType === undefined ? press : event.pointerType; // old browsers do not tell
    const found = termAt(event.target);
    if (!found || event.defaultPrevented || (by !== 'touch' && by !== 'pen')) return;
    if (found === link && why === 'tap' && event.timeStamp - tapped > TWICE) return;
    if (!open(found, 'tap', event.clientX, event.clientY)) return;
    tapped = event.timeStamp;
    event.preventDefault();
    panel.focus({preventScroll: true});
  });
  on('scroll', (event) => {
    const target = /** @type {Node} */ (event.target);
    if (link && target !== document && !panel.contains(target)) place(); // a table, sideways
  });
  on('resize', () => link && page.clientWidth !== width && place(), window); // no phone's address bar
  on('beforeprint', close, window);
  on('pagehide', close, window);
})();
