// @ts-check
/* Tells which kinds of crisis a text speaks of: a part of crisis.js. docs/crisis-terms/en.yml says how terms work. */
/** @typedef {{start: number, end: number}} Span */
/**
 * @param {CrisisTerms} data
 * @param {(text: string) => string} folded
 */
(data, folded) => {
  /** @type {Record<string, string>} */
  const FIGURES = {0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', $: 's', '@': 'a', '!': 'i'};

  // What a look-alike leaves behind: no term reaches over it.
  const GAP = ' ·';

  // Shorter ones could stand within other words.
  const SOLID = 8;
  const SPLIT = 6;

  /** @param {string[]} terms */
  const sorted = (terms) => terms.filter(Boolean).sort((a, b) => b.split(' ').length - a.split(' ').length
    || b.length - a.length);
  /** @param {string} text */
  const list = (text) => sorted(text.split(';'));

  /** @param {string[]} terms */
  const pattern = (terms) => terms.join('|')
    .replace(/\{(\d+)\}/g, (_, number) => '(?:' + data.vars[number].replaceAll(';', '|') + ')')
    .replace(/\*/g, '\\S*')
    .replace(/#/g, '\\d+');
  const nothing = '(?!)';
  /** @param {string[]} terms */
  const anywhere = (terms) => new RegExp(`(?:^| )(?:${pattern(terms) || nothing})(?= |$)`, 'g');
  /** @param {string[]} terms */
  const whole = (terms) => new RegExp(`^(?:${pattern(terms) || nothing})$`);
  /** @param {string[]} terms */
  const within = (terms) => new RegExp(pattern(terms).replaceAll(' ', '') || nothing);

  const groups = data.terms.map((text) => {
    const terms = list(text);
    /** @param {string} term */
    const size = (term) => term.replace(/[ *]|\{\d+\}/g, (part) => (part[1] ? 'word' : '')).length;
    return {
      terms: anywhere(terms),
      // The same written as one word, and a long word written as two.
      solid: within(terms.filter((term) => term.includes(' ') && size(term) >= SOLID)),
      split: whole(terms.filter((term) => !term.includes(' ') && size(term) >= SPLIT)),
      // With spaces between all letters.
      spelt: within(terms.filter((term) => size(term) >= 5)),
      short: whole(terms.filter((term) => !term.includes(' '))),
    };
  });
  const lookAlikes = anywhere(list(data.lookAlikes));

  const same = new Map(Object.entries(data.same).flatMap(([right, others]) => (
    list(others).map((other) => [other, right]))));
  const others = anywhere(sorted([...same.keys()]));
  const otherWords = new RegExp(sorted([...same.keys()])
    .filter((other) => other.length > 4 && !/** @type {string} */ (same.get(other)).includes(other))
    .join('|').replaceAll(' ', '') || nothing, 'g');
  const solidSame = new Map(Array.from(same, ([other, right]) => [
    other.replaceAll(' ', ''), right.replaceAll(' ', '')]));

  /**
   * Letters, also where figures and signs stand for them or stars hide them, and single spaces.
   * @param {string} text
   */
  function plain(text) {
    return folded(text)
      .replace(/(\p{L})\*+(?=\p{L})/gu, '$1')
      .replace(/[\p{L}\p{N}$@!]+/gu, (word) => {
        if (!/\p{L}/u.test(word)) return word;
        if (/^\d+\p{L}{1,3}$/u.test(word)) return word.replace(/^\d+/, '$& ');
        return word.replace(/11/g, 'll').replace(/[01345]|[$@!](?=\p{L})/gu, (figure) => FIGURES[figure]);
      })
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim();
  }

  /**
   * The words, and what was spelt letter by letter.
   * @param {string} text
   */
  function spelling(text) {
    /** @type {string[]} */
    const words = [];
    const spelt = [];
    /** @type {string[]} */
    let run = [];
    for (const word of [...text.split(' '), '']) {
      if (/^\p{L}$/u.test(word)) {
        run.push(word);
        continue;
      }
      if (run.length > 2) spelt.push(run.join(''));
      words.push(...(run.length > 2 ? [run.join('')] : run), word);
      run = [];
    }
    return {text: words.join(' ').trim(), spelt};
  }

  /**
   * Where terms stand, those too that begin within another.
   * @param {string} text
   * @param {RegExp} terms
   */
  function all(text, terms) {
    const found = [];
    terms.lastIndex = 0;
    for (let match = terms.exec(text); match; match = terms.exec(text)) {
      found.push({start: match.index + (match[0][0] === ' ' ? 1 : 0), end: terms.lastIndex});
      terms.lastIndex = match.index + 1;
    }
    return found;
  }

  /**
   * @param {string} written
   * @param {Set<number>} found
   */
  function read(written, found) {
    const {text, spelt} = spelling(written);
    const right = text.replace(others, (other) => {
      const space = other[0] === ' ' ? ' ' : '';
      return space + same.get(other.trim());
    });
    const left = right.replace(lookAlikes, GAP);
    const words = left.split(' ');
    const long = words.filter((word) => word.length >= SOLID)
      .map((word) => word.replace(otherWords, (other) => /** @type {string} */ (solidSame.get(other))));
    const pairs = words.slice(1).map((word, index) => [words[index], word])
      .filter((pair) => pair.every((word) => word.length > 1));

    const spans = groups.map(({terms}) => all(left, terms));
    groups.forEach((group, index) => {
      // What stands within a longer term of another group means what that one does: “child abuse” is not “abuse”. But
      // whoever speaks of suicide is always heard.
      /** @param {Span} span */
      const isMeant = ({start, end}) => data.panels[index].watched === false || !spans.some((others, other) => (
        other !== index && others.some((span) => span.start <= start && end <= span.end
          && span.end - span.start > end - start)));
      if (spans[index].some(isMeant)
        || long.some((word) => group.solid.test(word))
        || pairs.some(([first, second]) => !group.split.test(first) && group.split.test(first + second))
        || spelt.some((word) => group.short.test(word) || group.spelt.test(word))) found.add(index);
    });
  }

  /**
   * The numbers of the groups, in their order.
   * @param {string} text
   */
  return (text) => {
    /** @type {Set<number>} */
    const found = new Set();
    const written = plain(text);
    // Letters that are drawn out are one, or two.
    for (const kept of new Set(['$1', '$1$1'])) read(written.replace(/(\p{L})\1{2,}/gu, kept), found);
    return [...found].sort((a, b) => a - b);
  };
}
