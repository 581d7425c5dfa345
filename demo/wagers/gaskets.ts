import type { DemoWager } from './wager.ts';

export const gaskets: DemoWager = {
  space: 'front-desk',
  by: 'tomas',
  placed: 320,
  title: 'A spare gasket in every box',
  body: 'Half of the sensors that come back leak at the lid, and half of those were opened on a quay with cold fingers. A gasket is forty cents.',
  because: 'every second sensor that comes back leaks at a lid that somebody opened in the field',
  belief: 'a spare gasket and a drawing in every box',
  will: 'cut the sensors that come back with water inside by a third',
  dueIn: -60,
  reviewIn: -150,
  stake: { amount: 2600, currency: 'EUR', days: 12 },
  sponsor: 'ruth',
  champion: 'wren',
  resolver: 'magnus',
  stopRule: 'Packing takes more than ten seconds longer a box.',
  questions: [
    {
      text: 'Do harbours change the gasket if they have one?',
      finding: {
        by: 'wren',
        daysAgo: 296,
        answer: 'yes',
        title: 'Nine of eleven harbours changed the gasket at the first opening',
        body: 'We put a gasket into eleven boxes and rang three weeks later. Nine had used it, one had lost it, and one had glued the old one back, which held.',
      },
    },
    {
      text: 'Does packing become slower?',
      finding: {
        by: 'ruth',
        daysAgo: 290,
        answer: 'no',
        title: 'A gasket in the box takes three seconds',
        body: 'Timed over two shifts, 140 boxes: 61 seconds a box before, 64 after.',
      },
    },
  ],
  model: 288,
  ends: [
    {
      title: 'Sensors stay dry',
      measures: [
        {
          name: 'Sensors that come back with water inside',
          unit: '% of sensors sold',
          direction: 'down',
          baseline: 3.6,
          target: 2.4,
          dueIn: -62,
          source: 'The workbench’s repair book, monthly',
          reader: 'wren',
          readings: [
            [255, 3.5],
            [225, 3.3],
            [195, 2.9],
            [165, 2.9],
            [135, 2.5],
            [105, 2.2],
            [75, 2.1, 'The first month without one from the estuary.'],
          ],
        },
      ],
    },
  ],
  worth: {
    daysAgo: 287,
    formula: 'sensors * share_saved * cost_of_repair - gaskets',
    unit: 'EUR',
    quantities: [
      { name: 'sensors', low: 2400, high: 3200, unit: 'sensor' },
      { name: 'share_saved', low: 0.006, high: 0.018, unit: '', finding: 0 },
      { name: 'cost_of_repair', low: 140, high: 260, unit: 'EUR/sensor' },
      { name: 'gaskets', low: 1000, high: 1500, unit: 'EUR' },
    ],
  },
  signed: { by: 'greta', daysAgo: 285 },
  committed: 282,
  forecasts: [
    ['ines', 0.6],
    ['wren', 0.8],
    ['ruth', 0.55],
    ['omar', 0.7],
    ['sunniva', 0.65],
    ['dmitri', 0.4],
    ['kenji', 0.75],
  ],
  closed: {
    daysAgo: 55,
    verdict: 'met',
    title: 'A spare part with a drawing is used, and pays for itself in a month',
    learned:
      'The drawing mattered as much as the part. The two harbours that got a gasket without it put it on upside down.\n\nWe would not have needed to argue about the price: it was won back by the third sensor that stayed dry.',
    next: 'The same for the O-ring of the probe, whose repairs cost twice as much.',
  },
};
