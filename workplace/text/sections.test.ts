import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { texts } from '../../test/hostile/text.ts';
import { renderMarkdown } from './markdown.ts';
import { isSameHeading, parseOutline } from './outline.ts';
import { listHeadings } from './sections.ts';

const listIds = (body: string) =>
  [...renderMarkdown(body, { sections: true }).html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

describe('headings', () => {
  test('have ids of their words, each once, that text can give to nothing else', () => {
    const body = '# Who decides?\n\n## People\n\n## *People*\n\n## People 2\n\n## 雨\n\n## !';
    expect(listIds(body)).toEqual([
      'section-who-decides',
      'section-people',
      'section-people-2',
      'section-people-2-2',
      'section-雨',
      'section-untitled',
    ]);
    expect(renderMarkdown(body).html).not.toContain(' id=');
  });

  test('keep their ids while other words change', () => {
    const [one, other] = ['## Why\n\nA.', '# New\n\nB.\n\n## Why'].map(listIds);
    expect(one).toEqual(['section-why']);
    expect(other).toEqual(['section-new', 'section-why']);
  });

  test('are listed with level and words; those of footnotes are not', () => {
    const body = '# A & *b*\n\nx[^1]\n\n### C `d`\n\n[^1]: Note.';
    expect(listHeadings(renderMarkdown(body, { sections: true }).html)).toEqual([
      { id: 'section-a-b', level: 1, title: 'A & b' },
      { id: 'section-c-d', level: 3, title: 'C d' },
    ]);
  });

  test('of any text have different ids, all of one form', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...texts), fc.string()), (text) => {
        const ids = listIds(`# ${text}\n\n# ${text}\n\n${text}`).filter((id) => !/^n/.test(id!));
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^section-[\p{L}\p{N}\p{M}-]+$/u);
      }),
    );
  });
});

describe('an outline', () => {
  test('cuts a body at its headings, and sets hints apart', () => {
    const body =
      'Before.\n\n## People\n\n> Who takes part?\n\n- Ada\n- Ben\n\n```\n# code\n```\n\nWhy\n---\n';
    expect(parseOutline(body)).toEqual([
      { heading: null, line: '', text: 'Before.', hint: '' },
      {
        heading: 'People',
        line: '## People',
        text: '- Ada\n- Ben\n\n```\n# code\n```',
        hint: 'Who takes part?',
      },
      { heading: 'Why', line: 'Why\n---', text: '', hint: '' },
    ]);
    expect(parseOutline('')).toEqual([]);
  });

  test('knows a heading again whatever its case and marks', () => {
    expect(isSameHeading('Who decides?', ' WHO – décides')).toBe(true);
    expect(isSameHeading('Who', 'Whose')).toBe(false);
  });
});
