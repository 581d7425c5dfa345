import { expect, test } from 'vitest';
import { createLruCache } from './lru-cache.ts';

test('a shelf lets go of what was unused for longest once it is full', () => {
  const kept = createLruCache<string>(100);
  for (const key of ['a', 'b', 'c', 'd']) kept.put(key, key, 25);
  kept.get('a');
  kept.put('e', 'e', 25);
  expect(['a', 'b', 'c', 'd', 'e'].map((key) => kept.get(key))).toEqual([
    'a',
    undefined,
    'c',
    'd',
    'e',
  ]);
  kept.put('huge', 'huge', 26);
  expect(kept.get('huge')).toBeUndefined();
});
