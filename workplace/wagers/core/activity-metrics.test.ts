import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../test/runs.ts';
import { testAppForTest } from '../../../test/workplace.ts';
import {
  ActivityCount,
  countsActivity,
  expectsActivity,
  isActivityPage,
} from './activity-metrics.ts';
import { measureInput, meetsTarget, readingInput } from './rules.ts';

const activities = [
  'comments',
  'posts',
  'entries',
  'reactions',
  'likes',
  'follows',
  'log-ins',
  'logins',
  'sign-ins',
  'sign ins',
  'page views',
  'visits',
  'sessions',
  'active users',
  'active people',
  'DAU',
  'messages',
  'notifications',
  'searches',
  'e-mails',
  'briefs',
  'wagers',
  'questions',
  'questions answered',
  'replies',
  'views',
  'followers',
  'trainings held',
  'readings',
  'people who took part',
  'members signed in',
  'people who commented',
  'blog posts',
  'entries written',
  'saved searches',
  'messages saved',
  'comments avoided',
  'posts saved',
  'visits of which some were avoided',
  'visits saved and visits made',
  'log-ins that worked',
  'MAUs',
  'upvotes',
  'hits',
  'usages',
  'weekly actives',
  'colleagues who are active',
  'usage of the wiki by staff',
  'people who use it',
  'pages read by staff',
  'time in the app',
  'emoji given',
  'meetings held',
  'documents written',
  'Commonplace statistics',
  'people who write something',
  'c0mments',
  'соmments',
  'Kommentare',
  'commentaires',
  'unavoidable visits',
  'questions saved',
  'repeat visits',
  'sessions with fewer delays',
];
const outcomes = [
  'complaints',
  'orders',
  'support tickets resolved',
  'days',
  'EUR',
  'reviews',
  'sessions of our product at customers',
  'customer sessions',
  'visits to our shops',
  'people waiting more than an hour',
  'data entry errors',
  'ledger entries corrected',
  '% of orders returned by post',
  'interviews until hired',
  'contribution margin per order',
  'reaction time of the machine',
  'minutes per repair',
  'Complaints like late delivery',
  'allergic reactions',
  'market entry',
  'post-delivery complaints',
  'meter readings off',
  'visits_saved',
  'saved visits',
  'meetings_avoided',
  'log-ins avoided',
  'e-mails avoided',
  'needless questions',
  'missed visits',
  'trainings made unnecessary',
  'workshops not needed',
  'home visits',
  'dialysis sessions',
  'wheelchair users reached',
  'sensor readings lost',
  'energy usage',
  'CO2 per unit',
  'usage of steel',
  'B2B orders',
  'people who write to the hotline',
  'seismic activity',
  'voter participation',
  'searches no longer needed',
  'days until the first reply to a customer',
  'Ledger of the workshop',
  'hours of downtime',
];
const amountPrefix = fc.constantFrom(
  '',
  'number of ',
  '# of ',
  '% of ',
  'share of ',
  'weekly ',
  '100 ',
);
const amountSuffix = fc.constantFrom(
  '',
  ' per week',
  ' a month',
  ' per person',
  ' (all)',
  '!',
  ' 2027',
);
const spelling = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.replaceAll('-', '\u2011'),
  (text) => text.split('').join('\u200b'),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll('o', 'ö'),
);

describe('what counts our own doings', () => {
  test('is known by whatever amount, rhythm and spelling it comes with', () => {
    fc.assert(
      fc.property(
        amountPrefix,
        fc.constantFrom(...activities),
        amountSuffix,
        spelling,
        (start, doing, end, spell) => {
          expect(countsActivity(spell(start + doing + end))).toBe(true);
        },
      ),
      { numRuns: runs(6) },
    );
  });

  test('is known at its plainest, all of it, however long somebody goes on', () => {
    expect(activities.filter((doing) => !countsActivity(doing))).toEqual([]);
    const long = `avoid ${'the our their half of all '.repeat(70)}delays`;
    expect(expectsActivity(long)).toBe(false);
  });

  test('is not what a business counts of the world outside', () => {
    expect(outcomes.filter(countsActivity)).toEqual([]);
  });

  test('is not what a sentence speaks of, unless it expects an amount of it', () => {
    const expected = [
      'double the comments in our spaces',
      'bring 40 posts a week',
      'bring 40 visits a month',
      'avoid delays and double the visits',
      'save 40 searches',
      'avoid 12 comments a week',
      'avoid 12 visits by bringing 30 more sessions',
    ];
    expect(expected.filter((text) => !expectsActivity(text))).toEqual([]);
    const spoken = [
      'halve the complaints about late repairs',
      'let people answer each other in comments',
      'get customers answers to their questions within 2 days',
      'avoid 40 visits a month',
      'save each mechanic 2 visits a week',
      'spare us 30 % of e-mails',
      'eliminate half of the needless log-ins',
    ];
    expect(spoken.filter(expectsActivity)).toEqual([]);
  });

  test('is refused by the database as well, at its plainest, and never more than by the rule', async () => {
    const { context } = await testAppForTest();
    const all = [...activities, ...outcomes].flatMap((text) => [
      text,
      `Number of ${text} per week`,
    ]);
    const { rows } = await sql<{ text: string; doing: boolean }>`
      select text, counts_doing(text) as doing from unnest(${all}::text[]) as text`.execute(
      context.db,
    );
    const refused = rows.filter(({ doing }) => doing).map(({ text }) => text);
    expect(refused).toContain('Number of comments per week');
    expect(refused.filter((text) => !countsActivity(text))).toEqual([]);
  });

  test('is no page that shows a reading, at whatever host and however it is written', () => {
    const path = fc.constantFrom(
      '/wagers/7/means',
      '/api/v1/wagers/7/means',
      '/suggestions/measure',
      '/compounding',
      '/spaces/yard/compounding',
      '/%77agers/7/means',
      '/Suggestions/Measure/',
      '//compounding',
    );
    const host = fc.constantFrom('', 'https://h.example', 'http://localhost:4300');
    fc.assert(
      fc.property(host, path, fc.constantFrom('', '?x=1', '#top'), (at, page, end) => {
        expect(
          isActivityPage(at + (at ? page.replace('//', '/') : page.replace('//', '/')) + end),
        ).toBe(true);
      }),
    );
    expect(isActivityPage('https://orders.example/returns')).toBe(false);
  });
});

describe('a count of doing', () => {
  const count = new ActivityCount(42);

  test('is shown, and taken by nothing that takes an outcome', () => {
    expect([String(count), JSON.stringify({ count })]).toEqual(['42', '{"count":{"done":42}}']);
    const terms = { direction: 'up', baseline: 1, target: 2, due: null } as const;
    // @ts-expect-error: a value, which is an outcome, is a number, and a count of activity is not.
    expect(meetsTarget(terms, count)).toBeDefined();
    // @ts-expect-error: neither is a target.
    expect(meetsTarget({ ...terms, target: count }, 1)).toBeDefined();
    const reading = { value: count.toJSON(), evidence: 'https://a.example/' };
    expect(readingInput.safeParse(reading).error?.issues[0]?.message).toBe('countsDoing');
    const measure = { name: 'Repairs', unit: '%', direction: 'up', source: 'Orders' };
    for (const field of ['target', 'baseline']) {
      const said = { ...measure, [field]: count.toJSON() };
      expect(measureInput.safeParse(said).error?.issues[0]?.message).toBe('countsDoing');
    }
  });
});
