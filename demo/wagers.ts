/** A measure of a sample wager; `dueIn` is in days from the day the demo is made. */
export interface DemoMeasure {
  name: string;
  unit: string;
  direction: 'up' | 'down';
  baseline: number;
  target: number;
  dueIn: number;
  range?: { low: number; high: number };
  source: string;
  reader: string;
  /** When it was what: days before the demo is made, and the value. */
  readings: [daysAgo: number, value: number, note?: string][];
  /** Of one reading, by its place: what it was read as first. */
  corrected?: { at: number; was: number; because: string };
}

export interface DemoQuestion {
  text: string;
  finding?: {
    by: string;
    daysAgo: number;
    answer: 'yes' | 'no' | 'unclear';
    title: string;
    body: string;
  };
  dropped?: { daysAgo: number; reason: string };
}

/** A range of a sample model; `finding` is the place of the question whose finding says it. */
export interface DemoQuantity {
  name: string;
  low: number;
  high: number;
  unit: string;
  shape?: 'normal' | 'lognormal' | 'uniform' | 'exact';
  finding?: number;
}

/** A sample wager, with all that became of it; times are in days before the demo is made. */
export interface DemoWager {
  space: string;
  by: string;
  placed: number;
  title: string;
  body: string;
  because: string;
  belief: string;
  will: string;
  dueIn: number;
  reviewIn: number;
  stake: { amount?: number; currency?: string; days?: number; reputation?: string };
  sponsor?: string;
  champion?: string;
  resolver: string;
  stopRule: string;
  questions: DemoQuestion[];
  model?: number;
  ends?: { title: string; measures: DemoMeasure[] }[];
  worth?: { daysAgo: number; formula: string; unit: string; quantities: DemoQuantity[] };
  signed?: { by: string; daysAgo: number };
  committed?: number;
  /** Who held it how likely that the first end is met. */
  forecasts?: [by: string, probability: number][];
  amended?: { daysAgo: number; reviewIn: number; reason: string };
  closed?: {
    daysAgo: number;
    verdict: 'met' | 'notMet' | 'learned' | 'abandoned';
    title: string;
    learned: string;
    next?: string;
  };
}

const gaskets: DemoWager = {
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

const saturdays: DemoWager = {
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

const loans: DemoWager = {
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

const cells: DemoWager = {
  space: 'workshop',
  by: 'lucia',
  placed: 150,
  title: 'A capacitor beside the cell',
  body: 'Boards reset in cold water when they send. A capacitor carries the current of the moment; it costs 2.10 euro and leaks a little, always.',
  because:
    'sensors with cells of three years go silent below 4 °C, and customers drive out to them',
  belief: 'a hybrid capacitor on every new board',
  will: 'make cold winters as quiet for our customers as warm ones',
  dueIn: 110,
  reviewIn: 24,
  stake: { amount: 14000, currency: 'EUR', days: 30, reputation: 'The promise of ten years.' },
  sponsor: 'omar',
  champion: 'ada',
  resolver: 'ruth',
  stopRule: 'The leakage costs more than a year of life at 20 °C.',
  questions: [
    {
      text: 'Does it hold at 2 °C with old cells?',
      finding: {
        by: 'sunniva',
        daysAgo: 131,
        answer: 'yes',
        title: 'Twelve boards, 48 hours at 2 °C, no reset',
        body: 'Cells of three years, 14 dBm, sampled at 20 kHz. The lowest voltage was 3.02 V.',
      },
    },
    {
      text: 'What does the leakage cost in years?',
      finding: {
        by: 'lucia',
        daysAgo: 127,
        answer: 'yes',
        title: 'Between a third and two thirds of a year',
        body: 'At 20 °C. In a closed lid in July it is more, for as long as July lasts.',
      },
    },
    {
      text: 'Do customers drive out because of resets, or for other reasons?',
      finding: {
        by: 'magnus',
        daysAgo: 124,
        answer: 'yes',
        title: 'Six in ten winter drives were for a sensor that woke up by itself',
        body: 'From 41 reports of three utilities, last winter.',
      },
    },
  ],
  model: 122,
  ends: [
    {
      title: 'Nobody drives out to a sensor that is well',
      measures: [
        {
          name: 'Drives to sensors that had only reset',
          unit: 'drives per 100 sensors a month',
          direction: 'down',
          baseline: 5.2,
          target: 1.5,
          dueIn: 100,
          range: { low: 0.8, high: 3.1 },
          source: 'Reports of the three utilities, monthly',
          reader: 'magnus',
          readings: [
            [108, 5.0],
            [92, 5.3, 'A cold week at the end.'],
            [76, 4.1],
            [61, 3.9],
            [45, 3.0],
            [30, 3.2],
            [14, 2.6],
          ],
        },
        {
          name: 'Boards of a lot that pass the cold box at once',
          unit: '% of boards',
          direction: 'up',
          baseline: 71,
          target: 95,
          dueIn: 100,
          source: 'The test stand’s protocol, each lot',
          reader: 'sunniva',
          readings: [
            [100, 74],
            [60, 88],
            [20, 93],
          ],
        },
      ],
    },
  ],
  worth: {
    daysAgo: 121,
    formula: 'sensors * drives_saved * cost_of_drive - boards * cost_of_part - tests',
    unit: 'EUR',
    quantities: [
      { name: 'sensors', low: 3800, high: 4400, unit: 'sensor' },
      { name: 'drives_saved', low: 0.04, high: 0.22, unit: 'drive/sensor', finding: 2 },
      { name: 'cost_of_drive', low: 60, high: 190, unit: 'EUR/drive', shape: 'lognormal' },
      { name: 'boards', low: 5200, high: 6400, unit: 'board' },
      { name: 'cost_of_part', low: 2.1, high: 2.1, unit: 'EUR/board', shape: 'exact' },
      { name: 'tests', low: 9000, high: 15000, unit: 'EUR' },
    ],
  },
  signed: { by: 'greta', daysAgo: 119 },
  committed: 116,
  forecasts: [
    ['ada', 0.75],
    ['kenji', 0.6],
    ['pavel', 0.5],
    ['wren', 0.45],
    ['omar', 0.7],
    ['sunniva', 0.8],
    ['dmitri', 0.35],
    ['ines', 0.6],
  ],
  amended: {
    daysAgo: 70,
    reviewIn: 24,
    reason:
      'The second lot comes six weeks later than it should, so there is nothing to look at before.',
  },
};

const certificates: DemoWager = {
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

const quotes: DemoWager = {
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

const drawings: DemoWager = {
  space: 'workshop',
  by: 'wren',
  placed: 18,
  title: 'Paint the clamp instead of plating it',
  body: 'Plating goes to another town and back, which is why a clamp takes three weeks. Paint is done here.',
  because: 'every second delivery waits for a clamp that is being plated elsewhere',
  belief: 'two coats of a paint for boats',
  will: 'let customers have their sensors a fortnight sooner, without rust in five years',
  dueIn: 300,
  reviewIn: 40,
  stake: { amount: 1800, currency: 'EUR', days: 8 },
  sponsor: 'ruth',
  champion: 'sunniva',
  resolver: 'dmitri',
  stopRule: 'Rust under the edge in the first 300 hours of salt fog.',
  questions: [
    {
      text: 'Does it hold 1,000 hours of salt fog?',
      finding: {
        by: 'sunniva',
        daysAgo: 4,
        answer: 'unclear',
        title: '400 hours so far: nothing at the faces, a shadow at one edge',
        body: 'Eight clamps. The shadow is where the hook held it while it dried.',
      },
    },
    { text: 'What do divers say of it, who take it off with cold hands?' },
    { text: 'Is the paint allowed in drinking water?' },
  ],
};

export const wagers: DemoWager[] = [
  ...[gaskets, saturdays, loans, cells, certificates, quotes, drawings],
];
