// Rules for the site's own styles.
export default {
  extends: 'stylelint-config-recommended',
  reportDescriptionlessDisables: true,
  reportInvalidScopeDisables: true,
  reportNeedlessDisables: true,
  rules: {
    // Each file speaks of one component after another, and `:where()` keeps what is general from winning.
    'no-descending-specificity': null,

    'color-function-notation': 'modern',
    'color-named': 'never',
    'declaration-block-no-redundant-longhand-properties': true,
    'font-weight-notation': 'numeric',
    'function-url-quotes': 'always',
    'length-zero-no-unit': [true, {ignore: ['custom-properties']}],
    'selector-attribute-quotes': 'always',
    'selector-max-id': 1,
    'selector-pseudo-element-colon-notation': 'double',
    'shorthand-property-no-redundant-values': true,

    // Where a translation is read from right to left, sides change places by themselves.
    'property-layout-mappings': 'flow-relative',
    // Not every browser resizes anything along the text.
    'value-keyword-layout-mappings': ['flow-relative', {ignoreProperties: ['resize']}],
  },
};
