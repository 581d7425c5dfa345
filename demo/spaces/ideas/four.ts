import type { DemoEntry } from '../../types.ts';

export const ideasFour: DemoEntry[] = [
  {
    key: 'ideas-q-dashboard',
    kind: 'question',
    by: 'yara',
    daysAgo: 203,
    title: 'Which decision of yours did our internal dashboard ever change?',
    body: `I asked the customers what they look at instead of the dashboard, and the answers were humbling: a pencil, mostly. So now us.

"Fleet health" hangs on three screens in this building. It has 41 tiles, refreshes every 30 seconds, and Finn keeps it alive with some two days of work a month. It had 1,900 "views" last month, since a screen on a wall counts as a view every half minute of the night.

One decision, with a date if you can. "I like to see that it's green" isn't one.`,
    tags: ['product', 'this-place'],
    comments: [
      {
        by: 'rafael',
        after: 0.2,
        body: 'In March the tile "silent > 24 h" went to 60 and I rang the gateway provider before the customers rang me. That is my one, in two years.',
      },
      {
        by: 'finn',
        after: 0.5,
        body: 'None. I get paged by the alerts, which do not pass through it. I keep it alive because it would look dead otherwise.',
      },
      {
        by: 'petra',
        after: 0.9,
        body: 'Tile 17, battery below 20 %. I used it for planning routes until I found that it counts sensors we had taken down years ago. Since then I ask Lucía.',
      },
      {
        by: 'mireille',
        after: 1.2,
        body: 'How many, of those taken down? I can remove them tonight.',
        replyTo: 2,
      },
      { by: 'petra', after: 1.3, body: '143 of 1,612.', replyTo: 3 },
      {
        by: 'ines',
        after: 2,
        body: "Visitors admire it. I know that this isn't a decision; on one occasion it may have been theirs.",
      },
      {
        by: 'yara',
        after: 3,
        body: 'So: one decision in two years, one tile that misled, and theatre. I am not accepting an answer because the honest one is the sum of them.',
      },
    ],
  },
  {
    key: 'ideas-bet-dashboard-off',
    kind: 'post',
    by: 'bao',
    daysAgo: 186,
    title: 'Bet: we turn fleet health off for a month and only Rafael notices',
    body: `Building on Yara's question. I'd rather switch a thing off and listen than hold a workshop about it.

**Bet.** From Monday the three screens show the tide tables of Ahuriri (live, and quite beautiful). The old page stays at its address for those who type it. Rafael's tile becomes a message to the support list when it passes 40.

**I win if** over 30 days fewer than five different people open the old page, and support hears of no outage later than it would have.

**I lose if** any one customer knows before us because of this.

**What we get:** Finn's two days a month, and the right not to maintain 40 tiles.`,
    tags: ['bet', 'product'],
    comments: [
      {
        by: 'finn',
        after: 0.1,
        body: "I shouldn't take sides, but I've already chosen what to do with the two days.",
      },
      {
        by: 'oliver',
        after: 0.4,
        body: 'I have visitors from Rotterdam in week three. May I have green for an hour?',
      },
      {
        by: 'bao',
        after: 0.5,
        body: 'You may have the tide at Rotterdam, I set it for them specially.',
        replyTo: 1,
      },
      {
        by: 'oliver',
        after: 19,
        body: 'They stood in front of it for ten minutes and argued about a lock gate. We have a trial order. I withdraw all objections.',
        replyTo: 2,
      },
      {
        by: 'rafael',
        after: 24,
        body: 'For the record, and against my own convenience: on day 22 the message to the list did not go out, because the list refused it as spam. I noticed by chance, 50 minutes late. No customer did.',
      },
      {
        by: 'bao',
        after: 24.2,
        body: 'That is a loss in spirit, even if the rule says otherwise. From now on a heartbeat message each morning at seven; no message means ring Finn.',
        replyTo: 4,
      },
    ],
    closed: {
      by: 'bao',
      after: 33,
      outcome:
        'Three people opened the old page: Yara, Rafael and me. No customer knew before us, but we had one quiet failure of 50 minutes that was mine. The dashboard is off for good, nine alerts remain, and the tide tables stay on the wall.',
    },
    buildsOn: ['ideas-q-dashboard'],
  },
  {
    key: 'ideas-beacon-half-finished',
    kind: 'post',
    by: 'ruth',
    daysAgo: 171,
    title: 'It is all right to show half-finished work here, and I will go first',
    body: `Since somebody with a title must say it: nobody in operations will be judged for a draft, a wrong number that was marked as a guess, or a question that shows they didn't know.

Here is mine. I'm trying to work out how many spare sensors a field engineer should carry. My whole thinking:

> Poisson? failures per site per year ≈ 0.31 (from where? ask Petra) × sites per trip (4? 6?). Van holds 12. But they *share* vans. Is it the wrong question? maybe: what does a second trip cost (ferry!)

It's a mess and I've had it in a drawer since spring, because I wanted to be clever first. Please be clever instead of me.`,
    tags: ['champion', 'ways-of-working'],
    comments: [
      {
        by: 'petra',
        after: 0.2,
        body: '0.31 comes from me and it is wrong; I counted visits, not failures. Failures are 0.19.',
      },
      {
        by: 'magnus',
        after: 0.5,
        body: "You do not want the mean. You want the chance to come up short on an island times the price of the ferry, against the price of a sensor that travels about for a year. It is the newspaper seller's problem, from the 1880s. I will put in the numbers if Ngozi has ferry prices.",
      },
      {
        by: 'ngozi',
        after: 0.8,
        body: 'Ferry prices attached in spirit; they change with the moon and football. Take 340 euro and 2.5 days.',
        replyTo: 1,
      },
      {
        by: 'magnus',
        after: 3,
        body: 'Three spares for islands, one for anywhere with a road, none within two hours of Warsaw. At present everybody takes five.',
        replyTo: 2,
      },
      {
        by: 'ruth',
        after: 3.2,
        body: "A drawer held that back for months. Thirty sensors come home from vans, which is about 11,000 euro of stock. I'll show the next mess sooner.",
        replyTo: 3,
      },
    ],
  },
];
