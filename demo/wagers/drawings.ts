import type { DemoWager } from './wager.ts';

export const drawings: DemoWager = {
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
