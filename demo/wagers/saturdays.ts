import type { DemoWager } from './wager.ts';

export const saturdays: DemoWager = {
  space: 'front-desk',
  by: 'tomas',
  placed: 280,
  title: 'Somebody answers the telephone on Saturdays',
  body: 'Harbours work on Saturdays, and we do not. On Mondays the telephone makes up for it.',
  because: 'four in ten of Monday’s customers say that they needed us on Saturday',
  belief: 'one of us at the telephone on Saturdays from eight to noon',
  will: 'bring the time until a fault is mended for the customer under one and a half days',
  dueIn: -45,
  reviewIn: -100,
  stake: { days: 48, reputation: 'We told the harbour club in spring.' },
  sponsor: 'ines',
  resolver: 'omar',
  stopRule: 'Nobody will take a Saturday of their own will.',
  questions: [
    {
      text: 'Will anybody take the Saturdays?',
      finding: {
        by: 'tomas',
        daysAgo: 268,
        answer: 'yes',
        title: 'Five of us would take a Saturday in five weeks',
        body: 'With the Friday off that follows. Without it, one.',
      },
    },
    {
      text: 'Are the faults of a Saturday such that a telephone helps?',
      finding: {
        by: 'yara',
        daysAgo: 262,
        answer: 'unclear',
        title: 'Of twenty Saturday faults, eight could have been mended by talking',
        body: 'Read back from the tickets. The other twelve needed a part, or somebody with a boat.',
      },
    },
  ],
  model: 258,
  ends: [
    {
      title: 'Customers measure again sooner',
      measures: [
        {
          name: 'Time until a fault is mended, at the median',
          unit: 'days',
          direction: 'down',
          baseline: 2.4,
          target: 1.5,
          dueIn: -47,
          source: 'The ticket system of the front desk, monthly',
          reader: 'yara',
          readings: [
            [225, 2.3],
            [195, 2.4],
            [165, 2.0],
            [135, 2.2],
            [105, 2.1],
            [75, 2.2],
            [50, 2.1, 'August, with two of five on holiday.'],
          ],
          corrected: { at: 3, was: 1.2, because: 'Tickets without a fault had been counted.' },
        },
      ],
    },
  ],
  committed: 254,
  forecasts: [
    ['ines', 0.7],
    ['greta', 0.3],
    ['yara', 0.4],
    ['ruth', 0.5],
    ['magnus', 0.6],
    ['wren', 0.65],
  ],
  closed: {
    daysAgo: 40,
    verdict: 'notMet',
    title: 'On Saturdays it is parts that are missing, not answers',
    learned:
      'The median moved by a third of a day and then stood still. Whoever rang on a Saturday was glad, and waited for a part until Tuesday all the same.\n\nOur own pilot had said so: twelve of twenty faults needed a part. We had read it as eight of twenty that do not.',
    next: 'A box of the six commonest parts at each of the three largest harbours.',
  },
};
