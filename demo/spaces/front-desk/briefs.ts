import type { DemoEntry } from '../../types.ts';

export const frontDeskBriefs: DemoEntry[] = [
  {
    key: 'desk-brief-first-week',
    kind: 'brief',
    by: 'sam',
    daysAgo: 210,
    title: 'The first week of somebody new, hour by hour where it matters',
    body: `For whoever is at the door on a Monday at nine, and for the unit that has been waiting for them.

## Before they come

- The laptop, charged, with their name on it spelt as they spell it
- A desk that is nobody else's
- One person who has lunch with them on each of the first three days, and who is not their lead

## Monday

Keys, coffee, the fire exits, the tide tank. No forms before eleven. Teresa has the forms and is kind about them.

## By Friday

- They have built one sensor, start to finish, with João
- They have listened to an hour of support calls with Rafael
- They have written one thing here, however small

## What goes wrong

The e-mail account, every second time. Ask Viktor on the Wednesday *before*.

## Who to ask

[Sam Whitfield](/people/sam), or anybody who began less than a year ago. They still remember.
`,
    tags: ['people'],
    brief: { shared: 0.1, confirmed: { by: 'sam', after: 12, reviewIn: 180 } },
    comments: [
      {
        by: 'joao',
        after: 0.6,
        body: 'The sensor they build stays with them. I engrave it. Some have it on the windowsill after six years.',
      },
      {
        by: 'viktor',
        after: 0.9,
        body: 'It is every third time now. But the Wednesday before is right, please.',
      },
    ],
  },
];
