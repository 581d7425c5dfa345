import type { DemoEntry } from '../../types.ts';

export const ideasFive: DemoEntry[] = [
  {
    key: 'ideas-field-notes',
    kind: 'post',
    by: 'callum',
    daysAgo: 160,
    title: 'Four lines within two days of every site visit, and no form',
    body: `The visit report has 34 fields. I fill it in at the kitchen table on Sundays, three weeks late, from memory, with my tongue out. Nobody has ever quoted one back at me.

Since spring I write this instead, in the van, before the engine's on:

1. What I came for
2. What I found
3. What I did
4. What I'd tell whoever comes next

The fourth is the one. Example from last week, Oban: *"The gate code is the year of the flood, ask the lady with the terrier which flood."*

31 visits, 31 notes. Petra has read them all, since she asked me about the terrier. (The ones without gate codes are [on my own pages](https://callum.example.org/notes).)`,
    tags: ['field', 'improvement'],
    comments: [
      {
        by: 'petra',
        after: 0.2,
        body: 'I read them on Monday with coffee. I have never read a visit report for pleasure before. From now on the 34 fields are asked only for a warranty case.',
      },
      {
        by: 'ximena',
        after: 0.7,
        body: 'I tried it this week, in Spanish, because in the boat I have no English. Is that allowed?',
      },
      {
        by: 'callum',
        after: 0.9,
        body: 'Please. I put yours through a translator and now know the word for limpet.',
        replyTo: 1,
      },
      {
        by: 'mireille',
        after: 2,
        body: "If the site's number is in the title, I can show the last five notes next to its data. No field, no form: it's a search.",
      },
      {
        by: 'rafael',
        after: 40,
        body: 'A customer rang about a site where none of us had been for a year. Ximena\'s fourth line said "the mast leans in a south-east wind". That was it. Eleven minutes on the phone in place of a flight.',
        replyTo: 1,
      },
    ],
  },
  {
    key: 'ideas-q-failed-reports',
    kind: 'question',
    by: 'dmitri',
    daysAgo: 148,
    title: 'May the reports of tests that we failed be open to everyone here?',
    body: `I have 19 in a locked folder: salt fog, surge, two drop tests, a rain test that I would call a swimming test. Each cost between 2,000 and 9,000 euro. Each was locked by me, because a competitor would like to read them.

Last week Wren asked for money to test a seal material. It is in report 11; it failed in 2021, under another trade name. I caught that by luck over soup.

Is there a reason to keep them from *us*?`,
    tags: ['ways-of-working', 'product'],
    comments: [
      {
        by: 'wren',
        after: 0.1,
        body: 'Soup saved 4,200 euro. I vote for the folder over the soup.',
      },
      {
        by: 'oliver',
        after: 0.4,
        body: 'One reason. If a customer asks me whether we ever failed the rain test, today I do not know, so I do not lie. Tomorrow I must say yes.',
      },
      {
        by: 'tomas',
        after: 0.6,
        body: 'Say yes. Then say what we changed. I have sold two ports with a story of that kind and none with a certificate.',
        replyTo: 1,
      },
      {
        by: 'ines',
        after: 1,
        body: "Open to all members, not to the world. Only report 6 stays shut, since it contains a customer's drawings; I will ask them. Dmitri, unlock the others, and put **material and test** in each title so nobody needs soup.",
      },
      {
        by: 'dmitri',
        after: 4,
        body: '18 of 19 are unlocked and re-titled. While doing so I found that reports 3 and 14 are the same test, failed twice for the same reason, three years apart, 6,800 euro.',
        replyTo: 3,
      },
      {
        by: 'wren',
        after: 4.2,
        body: 'Before my time. I checked three times before writing that.',
        replyTo: 4,
      },
    ],
    accepted: 3,
    closed: {
      by: 'dmitri',
      after: 52,
      outcome:
        'All 19 are open to members; the customer behind report 6 agreed once their logo was off. Read 71 times in seven weeks, twice by me to check what I had written.',
    },
  },
  {
    key: 'ideas-bath-queue',
    kind: 'post',
    by: 'beatriz',
    daysAgo: 131,
    title: 'Eleven places in one bath: a list on the door, and who goes first',
    body: `Whoever stands at my door is first. I do not like this about myself, but it is hard to send Ngozi away when a courier is waiting behind her.

I want to try for eight weeks:

- [ ] a list where everyone sees the next 14 days of the bath
- [ ] nine places by date of order, whoever you are
- [ ] two places kept until noon for emergencies, and to take one you write *why* where all can read it
- [ ] the courier does not come up the stairs

What I'll count: how many emergencies there are when one has to write why.`,
    tags: ['factory', 'improvement'],
    comments: [
      {
        by: 'ngozi',
        after: 0.1,
        body: 'I am the courier on the stairs. Fair. Could the list say by when it leaves the bath, not only when it goes in? The box needs only that.',
      },
      {
        by: 'beatriz',
        after: 0.4,
        body: 'In plus eight hours, plus forty minutes for the label. I will write the end.',
        replyTo: 0,
      },
      {
        by: 'noor',
        after: 1.1,
        body: 'All my customers are emergencies to themselves. I expect to use one place in three weeks and to be ashamed in writing.',
      },
      {
        by: 'sunniva',
        after: 2,
        body: 'Eleven is the number of clamps and not of what the bath can hold at 0.01. I can measure whether 13 would still be even. Lend me a Sunday.',
      },
      {
        by: 'sunniva',
        after: 20,
        body: 'Twelve, yes: 0.008 in the worst corner. Thirteen, no: 0.017. So you have one more place since yesterday.',
        replyTo: 3,
      },
      {
        by: 'beatriz',
        after: 34,
        body: 'Emergencies: 19 in the eight weeks before (I went through my notes), six since. Nobody was refused. They just do not write it.',
      },
    ],
    closed: {
      by: 'beatriz',
      after: 61,
      outcome:
        'Kept. Six emergencies instead of 19, one place more thanks to Sunniva, waiting time 6.5 days on average instead of 9. It has not done away with the express freight: that needs the second bath, and now there are numbers to ask for it with.',
    },
  },
  {
    key: 'ideas-barrier-150-euro',
    kind: 'post',
    by: 'wren',
    daysAgo: 97,
    title: 'Barrier: above 150 euro I need a quotation, so I buy things at 149',
    body: `Three confessions.

In May I bought a vacuum pump in two halves, from two shops, at 148 and 139 euro. A whole one was 240.

In June I printed a bracket nine times, at about €11 in resin, rather than have it milled properly for 160, which would have wanted three quotations.

And last week I *borrowed* a pump from the university, for which I drove 90 km.

The limit has been 150 since 2008. What it prevents, I honestly can't say. What it costs, see above.`,
    tags: ['barrier'],
    comments: [
      {
        by: 'greta',
        after: 0.1,
        body: 'What it should prevent: somebody buys from a cousin. Number of cousins in eighteen years: one, and he was cheaper.',
      },
      {
        by: 'teresa',
        after: 0.2,
        body: 'I saw the two half pumps. I booked them and said nothing. That was also a confession.',
      },
      { by: 'lucia', after: 0.4, body: 'Power analyser, four instalments of 149. "Rental".' },
      {
        by: 'viktor',
        after: 0.6,
        body: "Three docking stations a month, for two years. If we're all at it then the rule taught us to be sly.",
      },
      {
        by: 'greta',
        after: 0.8,
        body: 'I pulled the bills. 212 purchases last year between 140 and 150 euro; between 150 and 160, nine. I have never seen such a cliff.',
        replyTo: 3,
      },
      { by: 'mireille', after: 1, body: 'I should like that histogram for my wall.', replyTo: 4 },
      {
        by: 'stefan',
        after: 1.3,
        body: 'Careful with a simple rise. At 1,500 everyone buys their own connectors, I lose the volume price, and we get eleven kinds of cable. The limit should not apply to anything that goes *into* a product; that should come to me from the first euro.',
      },
      {
        by: 'wren',
        after: 1.6,
        body: 'Agreed, and gladly. I only ever want it for things that do not ship.',
        replyTo: 6,
      },
      {
        by: 'greta',
        after: 3,
        body: `From tomorrow, for things that don't ship:

- up to **1,000 euro**: buy it, and write one line in the list about what for
- to 5,000: one other person says "yes, sensible" in that list
- above: come and talk to me

The list is open. That is the control. I'll look at it after 90 days with Stefan.`,
      },
      {
        by: 'lucia',
        after: 3.2,
        body: "I'll return the four rentals and buy an analyser.",
        replyTo: 8,
      },
    ],
    closed: {
      by: 'greta',
      after: 94,
      outcome:
        '90 days: 131 purchases, total 9 % lower than the same quarter last year, no cousins. The cliff at 150 is gone, and there is no new one at 1,000. Two purchases were silly, and both were named as such in the list by those who made them.',
    },
  },
  {
    key: 'ideas-q-decide-without-call',
    kind: 'question',
    by: 'kenji',
    daysAgo: 80,
    title: 'How can we decide across nine time zones without a call at my midnight?',
    body: `Last month I was in four decisions. Three were made in a call at 23:30 by my clock. For the fourth I slept, and woke up to a decision which I would have opposed (the retry interval, it is now 90 s, it should not be).

I do not want calls at a fairer hour. For São Paulo and Tokyo no hour is fair. I want to know how a decision can be *made* in writing, so that it is clear when it is open, when it is made, and who could have said no.`,
    tags: ['ways-of-working', 'meetings'],
    comments: [
      {
        by: 'yara',
        after: 0.3,
        body: 'My 11:30 in the morning is your midnight, and I never knew. I will not suggest that hour again.',
      },
      {
        by: 'pavel',
        after: 0.5,
        body: 'Writing is slow. With the retry we had a network on fire.',
      },
      {
        by: 'kenji',
        after: 0.8,
        body: 'The network burned for nine days before that call. It could have burned for one night more.',
        replyTo: 1,
      },
      {
        by: 'ada',
        after: 1.2,
        body: `What we do in firmware since last week, stolen from a standards body that Dmitri is on:

1. Someone writes **what** they propose and **until when** (at least 30 hours, so everybody sleeps and works once in between).
2. You answer *fine*, *fine but*, or *no, because*. Silence is fine.
3. A *no* has to come with what would turn it into a fine.
4. At the hour, the proposer closes it with the decision as the outcome.

If it's on fire: decide, write it down, and it reopens by itself after two days.`,
      },
      {
        by: 'dmitri',
        after: 1.4,
        body: 'In the standards body the hours are months. Otherwise correct.',
        replyTo: 3,
      },
      {
        by: 'kenji',
        after: 9,
        body: 'We did the retry interval over again like this. 30 hours, five answers, one *no* (mine), now 240 s with jitter. I slept both nights.',
        replyTo: 3,
      },
    ],
    accepted: 3,
  },
];
