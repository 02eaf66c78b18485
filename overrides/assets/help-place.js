// @ts-check
/* Where a reader seems to be, so that the help lines of their country come first. Nothing is sent, or looked up
 * elsewhere. */
(() => {
  'use strict';

  // The build puts here, for each place of docs/help-lines.yml, its time zones and its regions.
  const places = '@places';
  const KEY = 'help-place';

  /**
   * Without storage, as in a sandbox, a choice holds for this page alone.
   * @type {string | null}
   */
  let kept = null;

  function read() {
    try {
      return sessionStorage.getItem(KEY) ?? kept;
    } catch {
      return kept;
    }
  }

  function timeZone() {
    try {
      return Intl.DateTimeFormat().resolvedOptions().timeZone || '';
    } catch {
      return '';
    }
  }

  /** @param {string} zone */
  function placeOf(zone) {
    const names = Object.keys(places);
    /** @param {string} known */
    const begins = (known) => known.endsWith('/*') && zone.startsWith(known.slice(0, -1));
    return names.find((name) => places[name].zones.includes(zone))
      || names.find((name) => places[name].zones.some(begins)) || '';
  }

  function guess() {
    const zone = timeZone();
    const name = placeOf(zone);
    // Any other zone is in none of our countries. UTC says nothing: some browsers tell it to hide where they are.
    if (name || !/^(|UTC|GMT|UCT|Etc\/.+)$/i.test(zone)) return name;
    for (const tag of navigator.languages || []) {
      const [, language, region] = /^([a-z]+)(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(tag) || [];
      // Browsers all over the world speak en-US unless somebody tells them otherwise.
      if (!region || `${language}-${region}`.toLowerCase() === 'en-us') continue;
      const found = Object.keys(places).find((name) => places[name].regions.includes(region.toUpperCase()));
      if (found) return found;
    }
    return '';
  }

  const guessed = guess();

  class HelpPlace extends EventTarget {
    /** The name of the reader's place; empty where it is none of ours, or nothing is known. */
    get name() {
      return /** @type {string} */ (this.isChosen ? read() : guessed);
    }

    /** Whether the reader has said so. */
    get isChosen() {
      const name = read();
      return name === '' || this.names.includes(/** @type {string} */ (name));
    }

    /** All names there are. */
    get names() {
      return Object.keys(places);
    }

    /**
     * Hold to a place in this tab, until it is closed or left by “Exit this page”.
     * @param {string} name An empty one is anywhere else.
     */
    choose(name) {
      if (name !== '' && !this.names.includes(name)) return;
      kept = name;
      try {
        sessionStorage.setItem(KEY, name);
      } catch {
        // It holds for this page.
      }
      this.dispatchEvent(new Event('change'));
    }
  }

  window.helpPlace = new HelpPlace();

  // Back to a page that the browser kept as it was: the reader may have chosen another place since.
  addEventListener('pageshow', (event) => {
    if (event.persisted) window.helpPlace?.dispatchEvent(new Event('change'));
  });
})();
