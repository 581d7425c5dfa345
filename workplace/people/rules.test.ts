import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHandle, handlePattern, personInput, profileInput } from './rules.ts';

const free = () => false;

describe('a handle made from a name', () => {
  test.each([
    ['Ada Quill', 'ada-quill'],
    ['  Zoë   O’Hara ', 'zoe-o-hara'],
    ['Åsa Öst', 'asa-ost'],
    ['---', 'person'],
    ['李小龍', 'person'],
    ['', 'person'],
    ['\ud800', 'person'],
    ['x'.repeat(500), 'x'.repeat(32)],
  ])('is for %j %s', (name, handle) => {
    expect(createHandle(name, free)).toBe(handle);
  });

  test('fits an address and is nobody’s yet, whatever the name and whoever came before', () => {
    const names = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 80 }));
    fc.assert(
      fc.property(names, fc.nat({ max: 40 }), (name, others) => {
        const taken = new Set<string>();
        for (let n = 0; n <= others; n += 1) {
          const handle = createHandle(name, (one) => taken.has(one));
          expect(handle).toMatch(handlePattern);
          expect(taken).not.toContain(handle);
          taken.add(handle);
        }
      }),
    );
  });
});

describe('what somebody says of themselves', () => {
  test.each([
    [{ name: '' }, 'nameMissing'],
    [{ name: '\u200b\u2066' }, 'nameMissing'],
    [{ name: 'x'.repeat(121) }, 'tooLong'],
    [{ name: 'A', website: 'javascript:alert(1)' }, 'webSiteUnsafe'],
    [{ name: 'A', website: 'https://user:pass@example.org' }, 'webSiteUnsafe'],
    [{ name: 'A', timeZone: 'Mars/Olympus' }, 'timeZoneUnknown'],
    [{ name: 'A', about: 'x'.repeat(2001) }, 'tooLong'],
  ])('is refused as %j: %s', (input, reason) => {
    const result = profileInput.safeParse(input);
    expect(result.error?.issues.map(({ message }) => message)).toContain(reason);
  });

  test('is cleaned of what cannot be seen, and blank lines are nothing', () => {
    const profile = profileInput.parse({ name: ' Ada\u202e\n Quill ', title: '  ', website: '' });
    expect(profile).toMatchObject({
      name: 'Ada Quill',
      title: null,
      website: null,
      timeZone: 'UTC',
    });
  });

  test('has an e-mail address in one spelling only', () => {
    const person = { handle: ' Ada ', name: 'Ada', email: 'Ada@Example.ORG' };
    expect(personInput.parse(person)).toMatchObject({ handle: 'ada', email: 'ada@example.org' });
  });
});
