// @ts-check
/* Says of each table that it is one: where rows are laid out as cards or a grid, some browsers forget it.
 * By script, since HTML itself allows no roles within a table. */
(() => {
  'use strict';

  const ROLES = {
    thead: 'rowgroup',
    tbody: 'rowgroup',
    tr: 'row',
    '[scope=col]': 'columnheader',
    '[scope=row]': 'rowheader',
    td: 'cell',
  };

  document.querySelectorAll('.facts table, .contrast table').forEach((table) => {
    table.setAttribute('role', 'table');
    Object.entries(ROLES).forEach(([selector, role]) => {
      table.querySelectorAll(selector).forEach((part) => part.setAttribute('role', role));
    });
  });
})();
