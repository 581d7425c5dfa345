import type { DemoEntry } from '../../types.ts';

const coldFirst = `Everything that carries our name must start, measure and send at 2 °C on a three-year-old cell. Most of it lives in water that is colder than our desks.

## Owner

[Lucía Fernández](/people/lucia)

## Why now

Revision C looked perfect in every log we keep, and reset all the same. The log took one reading a minute; a transmission lasts less than a second.

## What changes

- A hybrid capacitor of 3.7 V beside the cell, 2.10 euro
- The brown-out detector stays at 2.40 V
- Boards of revision C go down to 10 dBm where the gateway allows it

## Measured so far

| Cell age | Lowest while sending, before | after |
| --- | ---: | ---: |
| new | 3.21 V | 3.40 V |
| 1 year | 2.74 V | 3.20 V |
| 3 years | 2.31 V | 3.02 V |

Twelve boards, 2.0 °C, 14 dBm, sampled at 20 kHz.

## Risks

- The leakage of the capacitor doubles every 8 degrees. At 60 °C in a closed lid it eats a tenth of the cell.
- There is one supplier, and it takes 16 weeks.

## What it costs

2.10 euro a board, and four days of the climate box for every new lot.

## How we shall know

No reset in 48 hours at 2 °C with cells of three years, twelve boards of each lot. One reset is enough to stop a lot.
`;

export const workshopBriefs: DemoEntry[] = [
  {
    key: 'workshop-brief-template',
    kind: 'brief',
    by: 'omar',
    daysAgo: 150,
    title: 'Before we build: one page for a change to the product',
    body: `One page, before anybody opens a drawing. If a section stays empty, say why it may.

## Owner

> One name. Whoever answers the phone when it goes wrong.

## People

> Who has to know before Friday, from every trade that touches it?

## Why now

> What happened, with the number. "It would be nicer" is an answer too, if it is the true one.

## What changes

> For whoever holds the thing in their hand, in the factory, in the field, at the customer's.

## Measured so far

> With the units and with how you made it.

## Risks

> What has gone wrong with its cousins?

## What it costs

> Money, weeks of the bench, and who does not get them.

## How we shall know

> The measurement that would make us take it back.
`,
    tags: ['ways-of-working'],
    brief: { template: 0.1, shared: 0.1 },
    comments: [
      {
        by: 'halima',
        after: 0.4,
        body: 'Please keep the last section the last. I have read too many of these that end with the cost.',
      },
      {
        by: 'wren',
        after: 1.2,
        body: "Half a page would do for a bracket. I'll leave sections out and say so.",
      },
    ],
    buildsOn: ['workshop-what-for'],
  },
  {
    key: 'workshop-brief-cold',
    kind: 'brief',
    by: 'lucia',
    daysAgo: 130,
    title: 'Cold supply: what a board has to survive at 2 °C',
    body: coldFirst,
    tags: ['power', 'testing'],
    brief: {
      shared: 0.2,
      edits: [
        {
          by: 'stefan',
          after: 20,
          body: coldFirst.replace(
            '- There is one supplier, and it takes 16 weeks.',
            '- Two suppliers by now, 16 and 11 weeks. The second one has not been through the freezer.',
          ),
        },
      ],
      confirmed: { by: 'omar', after: 101, reviewIn: 120 },
    },
    comments: [
      {
        by: 'sunniva',
        after: 2.1,
        body: 'The climate box is booked for this until spring. If you want in for a day, ask me, I can usually move a lot.',
      },
    ],
    buildsOn: ['workshop-brown-out', 'workshop-brief-template'],
  },
];
