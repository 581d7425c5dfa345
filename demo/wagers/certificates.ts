import type { DemoWager } from './wager.ts';

export const certificates: DemoWager = {
  space: 'front-desk',
  by: 'dmitri',
  placed: 120,
  title: 'The certificate goes first',
  body: 'What the loan sensors taught: laboratories want paper before they want water.',
  because: 'the laboratory of a utility decides before its buyer does, and nobody writes to it',
  belief: 'sending certificate and drawings to the laboratory on the day of the first call',
  will: 'shorten the time from first call to order to under nine months',
  dueIn: 60,
  reviewIn: -12,
  stake: { days: 25 },
  sponsor: 'tomas',
  champion: 'yara',
  resolver: 'greta',
  stopRule: 'Two laboratories say that they would rather not be written to.',
  questions: [
    {
      text: 'Do laboratories answer?',
      finding: {
        by: 'dmitri',
        daysAgo: 96,
        answer: 'yes',
        title: 'Six of eight laboratories wrote back within two weeks',
        body: 'Four with questions that we could answer on the same day.',
      },
    },
  ],
  model: 94,
  ends: [
    {
      title: 'Customers decide sooner',
      measures: [
        {
          name: 'Time from first call to order, at the median',
          unit: 'months',
          direction: 'down',
          baseline: 14,
          target: 9,
          dueIn: 55,
          range: { low: 7.5, high: 12.5 },
          source: 'The order book, quarterly',
          reader: 'yara',
          readings: [
            [62, 13.5],
            [20, 12.8],
          ],
        },
      ],
    },
  ],
  committed: 90,
};
