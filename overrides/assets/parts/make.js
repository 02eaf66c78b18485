// @ts-check
/* Makes an element: a part of other scripts. What is empty is left out of its content. */
/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} className Empty for none.
 * @param {...(Node | string | false | 0 | null | undefined)} content
 * @returns {HTMLElementTagNameMap[K]}
 */
(tag, className, ...content) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(.../** @type {(Node | string)[]} */ (content.filter(Boolean)));
  return element;
}
