import type { Schema } from 'hast-util-sanitize';

const FOOTNOTE_ID = /^#?n[0-9a-f]{8}-(?:fn-|fnref-|label$)/;

/**
 * What rendered Markdown may contain. Ids and classes are listed by value, so text cannot take the
 * name of anything on the page (no prefixing is needed: `clobber` is empty); style, names, event
 * handlers and data attributes are not listed at all. Images come from the workplace itself.
 */
export const sanitizeSchema: Schema = {
  tagNames: [
    'p',
    'h3',
    'h4',
    'h5',
    'h6',
    'blockquote',
    'ul',
    'ol',
    'li',
    'pre',
    'code',
    'hr',
    'br',
    'a',
    'img',
    'em',
    'strong',
    'del',
    'input',
    'section',
    'sup',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  attributes: {
    a: [
      ['className', 'mention', 'data-footnote-backref'],
      ['id', FOOTNOTE_ID],
      ['rel', 'nofollow', 'ugc', 'noopener'],
      ['ariaDescribedBy', FOOTNOTE_ID],
      'href',
      'title',
      'ariaLabel',
      'dataFootnoteRef',
      'dataFootnoteBackref',
    ],
    code: [['className', /^language-[^\s]{1,40}$/]],
    h3: [
      ['className', 'sr-only'],
      ['id', FOOTNOTE_ID],
    ],
    img: ['src', 'alt', 'title'],
    input: ['checked', 'ariaLabel', ['disabled', true], ['type', 'checkbox']],
    li: [
      ['className', 'task-list-item'],
      ['id', FOOTNOTE_ID],
    ],
    ol: ['start'],
    pre: [['tabIndex', 0]],
    table: [['tabIndex', 0]],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: [['align', 'left', 'center', 'right']],
    th: [['align', 'left', 'center', 'right']],
    ul: [['className', 'contains-task-list']],
  },
  ancestors: {
    li: ['ol', 'ul'],
    thead: ['table'],
    tbody: ['table'],
    tr: ['table'],
    th: ['table'],
    td: ['table'],
  },
  required: { input: { disabled: true, type: 'checkbox' } },
  protocols: { href: ['http', 'https', 'mailto'], src: [] },
  clobber: [],
  strip: ['script', 'style'],
};
