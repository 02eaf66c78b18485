// @ts-check
/* Keeps on this device what a reader ticked or answered, if they say so: a part of takeaways.js and quiz.js. These keep
 * it in one place, by ids: whoever forgets one forgets all. Without storage, as in a sandbox, nothing is kept. */
/**
 * @param {HTMLInputElement} keep The box that says whether to.
 * @param {() => Record<string, unknown>} here What there is on this page, by ids.
 */
(keep, here) => {
  const KEY = 'kept-answers';

  /**
   * @template T
   * @param {(storage: Storage) => T} act
   */
  function store(act) {
    try {
      return act(localStorage);
    } catch {
      return undefined;
    }
  }

  /**
   * What is kept; null if nothing is, and undefined where nothing can be.
   * @returns {Record<string, any> | null | undefined} As it was saved, by whichever script.
   */
  function read() {
    return store((storage) => {
      const kept = JSON.parse(/** @type {string} */ (storage.getItem(KEY)));
      // Without what every object has besides: a question may be called `constructor`.
      return kept && Object.assign(Object.create(null), kept);
    });
  }

  function save() {
    const kept = keep.checked && read();
    keep.checked = Boolean(kept); // unless forgotten on another page
    if (kept) store((storage) => storage.setItem(KEY, JSON.stringify({...kept, ...here()})));
  }

  function forget() {
    keep.checked = false;
    store((storage) => storage.removeItem(KEY));
  }

  keep.addEventListener('change', () => {
    if (keep.checked) store((storage) => storage.setItem(KEY, storage.getItem(KEY) || '{}'));
    else forget();
    save();
  });

  return {read, save, forget};
}
