import type { DemoWager } from './wager.ts';

export const loans: DemoWager = {
  space: 'front-desk',
  by: 'yara',
  placed: 210,
  title: 'Lend a sensor to whoever hesitates',
  body: 'Utilities take fourteen months to decide. Perhaps they need to hold one.',
  because: 'most utilities that said no had never seen our sensor in their own water',
  belief: 'a sensor on loan for six weeks',
  will: 'turn one hesitating utility in three into a customer',
  dueIn: 120,
  reviewIn: 30,
  stake: { amount: 9000, currency: 'EUR', days: 15 },
  sponsor: 'tomas',
  resolver: 'greta',
  stopRule: 'Two of the first five sensors come back broken.',
  questions: [
    {
      text: 'Do they put it into the water at all?',
      finding: {
        by: 'yara',
        daysAgo: 160,
        answer: 'no',
        title: 'Three of five loan sensors never left their box',
        body: 'Putting one in needs a permit of the utility’s own laboratory, which takes about as long as buying one.',
      },
    },
    { text: 'What comes back broken?', dropped: { daysAgo: 150, reason: 'Nothing got wet.' } },
  ],
  closed: {
    daysAgo: 148,
    verdict: 'learned',
    title: 'The permit is the wall, not the price',
    learned:
      'We stopped after five. A sensor on loan needs the same permit as one that is bought, so it shortens nothing.\n\nTwo laboratories asked whether we could send the certificate first. Nobody had thought of that.',
    next: 'Send the certificate of the sensor to the laboratory before anybody speaks of money.',
  },
};
