// @ts-check
/* Opens all that an element is folded into: not every browser does so for a link that leads there. A part of other
 * scripts. */
/** @param {Element | null} element */
(element) => {
  for (let each = element; each; each = each.parentElement) if (each instanceof HTMLDetailsElement) each.open = true;
}
