import type { DemoEntry } from '../../types.ts';

export const leadershipOne: DemoEntry[] = [
  {
    key: 'lead-q-second-source',
    kind: 'question',
    by: 'ruth',
    daysAgo: 396,
    title: 'Do we take a second source for the lid gasket at 41 cents less?',
    body: `Stefan has an offer: same drawing, same stated hardness, €0.41 less on each of roughly 5,000 a year. More to the point, the present supplier closed for three weeks in summer and we stood still for four days, which cost about €11,000.

I'm for it. The certificate looks right. What I don't have is a trial longer than a fortnight, because the old contract must be renewed by Friday or it goes up 6 %.

Does anybody see a reason to wait?`,
    tags: ['quality', 'money', 'decisions'],
    comments: [
      {
        by: 'greta',
        after: 0.3,
        body: "Two thousand euro a year is small. Four days of standing still isn't. Take both suppliers rather than change to one.",
      },
      {
        by: 'omar',
        after: 1.1,
        body: "Wren would like a thousand hours in the warm. That's six weeks and the deadline is Friday. It is a bought part with a certificate, I don't think we need to hold the line for it.",
      },
      {
        by: 'ines',
        after: 2,
        body: "Then yes, half the volume, and I sign. If we're wrong it will be about a gasket.",
        replyTo: 1,
      },
      {
        by: 'tomas',
        after: 2.4,
        body: 'Nothing from customers on this one. They have never once mentioned a gasket.',
      },
    ],
    accepted: 2,
    closed: {
      by: 'ruth',
      after: 9,
      outcome:
        "Second source taken, half of the volume, on the supplier's certificate and our two-week trial.",
    },
  },
  {
    key: 'lead-why-written',
    kind: 'post',
    by: 'ines',
    daysAgo: 392,
    title: 'Why our round is written from now on',
    body: `On Monday we spent fifty minutes on the travel policy. I asked each of you afterwards what we'd decided and collected five answers. The sixth was mine and it was the most confident.

So: one thing, one entry. Say what you want, by when, and what you'd do if nobody answered. I would rather have a half-formed worry on a Tuesday than a finished slide on Friday. We still meet, for forty minutes, and only about what has failed to be settled here.

Two promises from my side. I'll comment last where I can bear it. And nothing that you write here will be quoted to the board without asking.`,
    tags: ['tools', 'decisions'],
    comments: [
      {
        by: 'sam',
        after: 0.4,
        body: 'Forty people will wonder what goes on in a closed space. I propose that anything decided which concerns them is posted in the open within a day, in plain words, by whoever asked.',
      },
      { by: 'ines', after: 0.6, body: 'Agreed, and better than what I had.', replyTo: 0 },
      {
        by: 'ruth',
        after: 1.2,
        body: 'I think by talking. Expect long entries that change their mind in the third paragraph.',
      },
    ],
  },
  {
    key: 'lead-morocco-bid',
    kind: 'post',
    by: 'tomas',
    daysAgo: 365,
    title: 'The Moroccan tender: 140 stations, and our largest order so far was thirty',
    body: `A basin agency is asking for 140 level stations with ten years of service. Worth about €1.9 m over the term. Closing date in five weeks.

**For.** Leila's people at Oued Sebou like us and it is a neighbouring basin. We know the terrain, the customs code, the tea.

**Against.** A bid bond of 2 %, so €38,000 asleep for eight months. A local firm for service, which we don't have. And if we win, Carla must build 20 a month on top of what she builds.

**Not known.** Whether price counts 40 or 60. The document says both.

I want to bid. I would also like someone to argue against me properly, since I've been in love with this since I saw the map.`,
    tags: ['customers', 'strategy', 'decisions'],
    comments: [
      {
        by: 'greta',
        after: 0.5,
        body: 'Properly, then. Ten years of service at a fixed price, in dirhams, with batteries that last four. You have counted one battery change and there will be two. That is €74,000, or half of the margin.',
      },
      { by: 'tomas', after: 0.8, body: 'I did count one. Ouch. Carry on.', replyTo: 0 },
      {
        by: 'ruth',
        after: 1.3,
        body: 'Carla says twenty a month is possible for two months and then someone cries. Fifteen is possible for ever.',
      },
      {
        by: 'omar',
        after: 2.1,
        body: "It's the first tender I have read where they ask for open data. I would build things for this customer that everybody else would want a year after.",
      },
      {
        by: 'sam',
        after: 2.8,
        body: 'A question of manners: Leila writes in our public space as a customer. Nobody ought to sound her out about her neighbours there, or anywhere.',
      },
      {
        by: 'tomas',
        after: 3,
        body: "Quite right. I've told Noor and Oliver the same.",
        replyTo: 4,
      },
      {
        by: 'ines',
        after: 12.6,
        body: "Bid, on three conditions: a partner for service, Carla's number and not ours, and a floor that Greta sets. Losing is allowed.",
      },
    ],
    closed: {
      by: 'ines',
      after: 13,
      outcome:
        'We bid, jointly with a service firm in Rabat, capped at 15 stations a month, and with a margin floor of 31 % below which Tomáš has no mandate.',
    },
  },
  {
    key: 'lead-q-travel',
    kind: 'question',
    by: 'greta',
    daysAgo: 340,
    title: 'Who has to say yes to a journey?',
    body: `Today: everything over €400 needs me. Last quarter I approved 93 journeys and refused none. I therefore conclude that I'm a rubber stamp with a four-day delay, and the delay costs us, since fares rose by €61 on average between asking and booking.

What would break if field staff simply booked?`,
    tags: ['money', 'people'],
    comments: [
      {
        by: 'ruth',
        after: 0.4,
        body: 'Nothing. Petra knows to the euro what a visit costs and she is harder on her people than you are on anyone.',
      },
      {
        by: 'tomas',
        after: 0.9,
        body: "My unit might break. Oliver has never met a trade fair he didn't like.",
      },
      {
        by: 'sam',
        after: 1.3,
        body: "Then talk with Oliver. A policy for forty because of one man's fondness for lanyards is dear.",
        replyTo: 1,
      },
      {
        by: 'greta',
        after: 3.1,
        body: 'Draft: limit of €1,200, budget per unit, one line of reason, visible to the whole firm. What is seen needs less stamping.',
      },
      {
        by: 'ines',
        after: 15.2,
        body: 'Put me under the same rule, please. I book worse than Oliver.',
      },
    ],
    closed: {
      by: 'greta',
      after: 16,
      outcome:
        "Anyone books up to €1,200 within their unit's budget and writes one line on why. Over that, the head of unit. Greta reads the list monthly and asks about two of them at random.",
    },
  },
];
