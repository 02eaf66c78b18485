// @ts-check
/* The words of a text as the index holds them: what `features/search/words.py` of the toolkit does, for what a reader
 * types. A part of search.js, where its name stands in quotes with an @ before it. */
(() => {
  const folded = '@folding.js';
  // Put together with plus signs: quotes within a template confuse the minifier.
  const JOINT = '[' + '@folding-apostrophes' + '\u2010\u2011-]';
  const PIECE = '[\\p{L}\\p{N}\\p{M}' + '@folding-ignored' + ']+';
  const COMPOUND = new RegExp(`${PIECE}(?:${JOINT}${PIECE})*`, 'gu');
  const joint = new RegExp(JOINT, 'u');

  /**
   * A word as typed, as one word, and the parts that hyphens and apostrophes make of it.
   * @param {string} shown
   */
  function unit(shown) {
    const parts = shown.split(joint);
    const word = folded(parts.join(''));
    return {shown, word, parts: parts.length > 1 ? parts.map(folded).filter((part) => part.length > 1) : []};
  }

  /** @param {string} text */
  const units = (text) => (text.match(COMPOUND) || []).map(unit).filter(({word}) => word);
  /** @param {string} text */
  const wordsOf = (text) => units(text).flatMap(({word, parts}) => [word, ...parts]);

  return {COMPOUND, units, wordsOf};
})()
