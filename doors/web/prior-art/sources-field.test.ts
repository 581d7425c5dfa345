import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addSource, parseSources } from './sources-field.ts';

test('a line says what is built on, or what is departed from and why', () => {
  const text = '/entries/1/a /entries/2/b\nhttps://example.org/ departs: it was measured wet\n';
  expect(parseSources(text)).toEqual({
    buildsOn: ['/entries/1/a', '/entries/2/b'],
    departsFrom: [{ source: 'https://example.org/', reason: 'it was measured wet' }],
  });
});

test('a departure without its reason is still one, for the house to ask why', () => {
  expect(parseSources('/entries/1/a departs:').departsFrom).toEqual([
    { source: '/entries/1/a', reason: '' },
  ]);
});

test('choosing a work adds it once, and never loses what was there', () => {
  const path = fc.constantFrom('/entries/1/a', '/entries/2/b', '/entries/3/c');
  const action = fc.tuple(fc.constantFrom('buildOn', 'departFrom'), path);
  fc.assert(
    fc.property(fc.array(action, { maxLength: 6 }), (actions) => {
      let field = 'https://example.org/';
      for (const [how, source] of actions) field = addSource(field, `${how}:${source}`);
      const { buildsOn, departsFrom } = parseSources(field);
      const all = [...buildsOn, ...departsFrom.map(({ source }) => source)];
      expect(all.sort()).toEqual(
        [...new Set(['https://example.org/', ...actions.map(([, source]) => source)])].sort(),
      );
    }),
  );
});
