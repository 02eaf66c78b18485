// @ts-check
/* The panel for words of crisis in an embed, where little room is: no lines by country, and no way out of the site,
 * which the page around it may not allow. */
(() => {
  'use strict';

  const words = {
    here: '@words.crisis.here',
    reach: '@words.crisis.reach',
    or: '@words.lists.or',
    for: '@words.crisis.for',
    area: '@words.crisis.area',
    hours: '@words.crisis.hours',
  };

  const data = '@crisis';
  const folded = '@folding.js';
  const matcher = '@crisis-match.js';
  const panel = '@crisis-panel.js';

  /** @type {(text: string) => number[]} */
  let match = (text) => {
    match = matcher(data, folded);
    return match(text);
  };

  const {make} = panel(data, words, (text) => match(text), {
    place: () => '',

    /** Words, and a link where embed.js knows that it leads somewhere. */
    link(_, [shown, href]) {
      const way = make('b', 'embed__reach', shown);
      if ('linked' in document.documentElement.dataset) {
        way.replaceChildren(Object.assign(make('a', '', shown), {href, rel: 'noreferrer'}));
      }
      return make('span', 'crisis__way', way);
    },
  });
})();
