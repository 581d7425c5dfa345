import type { DemoWager } from './wager.ts';

export const quotes: DemoWager = {
  space: 'front-desk',
  by: 'noor',
  placed: 60,
  title: 'A price within a day',
  body: 'A customer who asks for a price waits nine days for it, and eight of those it lies on one desk or another.',
  because: 'one in four who ask for a price has bought elsewhere by the time it comes',
  belief: 'three price lists that everybody at the front desk may use',
  will: 'let four in five customers have their price on the day after they ask',
  dueIn: 200,
  reviewIn: 70,
  stake: { days: 18 },
  sponsor: 'tomas',
  resolver: 'greta',
  stopRule: 'One order is taken below cost.',
  questions: [
    {
      text: 'How many prices fit one of three lists?',
      finding: {
        by: 'noor',
        daysAgo: 31,
        answer: 'yes',
        title: 'Of 120 prices of last year, 97 fit one of three lists within 3 %',
        body: 'The other 23 were for gates and dams, which want to be spoken about anyway.',
      },
    },
  ],
  model: 28,
  ends: [
    {
      title: 'Whoever asks knows the price the day after',
      measures: [
        {
          name: 'Prices that are with the customer on the next day',
          unit: '% of prices asked for',
          direction: 'up',
          baseline: 22,
          target: 80,
          dueIn: 190,
          source: 'The order book, monthly',
          reader: 'noor',
          readings: [],
        },
      ],
    },
  ],
  worth: {
    daysAgo: 20,
    formula: 'asked * share_kept * margin - lists',
    unit: 'EUR',
    quantities: [
      { name: 'asked', low: 90, high: 150, unit: 'order' },
      { name: 'share_kept', low: 0.01, high: 0.12, unit: '' },
      { name: 'margin', low: 900, high: 4200, unit: 'EUR/order', shape: 'lognormal' },
      { name: 'lists', low: 6000, high: 9000, unit: 'EUR' },
    ],
  },
};
