// @ts-check
/* Makes a button: a part of other scripts, together with what makes any element. */
(() => {
  const make = '@make.js';

  /**
   * @param {string} className Empty for none.
   * @param {string} text
   * @param {() => void} act
   */
  function button(className, text, act) {
    const element = make('button', className, text);
    element.type = 'button'; // sandboxed frames submit no form
    element.addEventListener('click', act);
    return element;
  }

  return {make, button};
})()
