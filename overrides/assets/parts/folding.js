// @ts-check
/* One spelling for all spellings of a word, as `hooks/psychoed/folding.py` makes it; the build fills in its tables.
 * A part of other scripts: where one writes its name in quotes, with an @ before it, this function stands. */
(() => {
  const LETTERS = '@folding-letters';
  const APOSTROPHE = new RegExp('[' + '@folding-apostrophes' + ']', 'gu');
  const IGNORED = new RegExp('[' + '@folding-ignored' + ']', 'gu');

  /** @param {string} text */
  return (text) => Array.from(
    text.replace(APOSTROPHE, '').normalize('NFKD').toLowerCase().replace(IGNORED, '').replace(APOSTROPHE, ''),
    (character) => LETTERS[character] || character,
  ).join('');
})()
