// @ts-check
/* Says how many: a part of other scripts. Of a text's plurals it takes the one of the page's language. */
/**
 * @param {Record<string, string>} forms By plural category (CLDR); `other` is always there.
 * @param {number} count
 */
(forms, count) => (forms[new Intl.PluralRules(document.documentElement.lang || 'en').select(count)] || forms.other)
  .replace('{count}', String(count))
