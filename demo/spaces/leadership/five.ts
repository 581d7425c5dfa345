import type { DemoEntry } from '../../types.ts';

export const leadershipFive: DemoEntry[] = [
  {
    key: 'lead-rumour-move',
    kind: 'post',
    by: 'sam',
    daysAgo: 0.8,
    title: 'A rumour that the factory moves to Porto, and where I think it comes from',
    body: `Three people have asked me since yesterday. The source seems to be a quotation for rent, left on the printer by the lift; it's for *storage*, 80 m², for the loan units. In one day it has become a move, then a closure, and in the version I had at lunch we've been bought by a Swiss.

I'd like Ruth or Greta to post the quotation itself, in the open, before the afternoon shift. Not a denial: the page.`,
    tags: ['people'],
    comments: [
      {
        by: 'greta',
        after: 0.05,
        body: 'My printout. Posted, with the coffee ring on it, and the sum: €410 a month.',
      },
      {
        by: 'ruth',
        after: 0.1,
        body: 'Standing in the hall at two. If anybody knows the Swiss, ask what he pays.',
      },
      {
        by: 'sam',
        after: 0.4,
        body: 'The coffee ring convinced more people than the figures. Only question left was whether storage gets a window.',
        replyTo: 0,
      },
    ],
  },
];
