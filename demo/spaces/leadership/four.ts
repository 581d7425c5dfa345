import type { DemoEntry } from '../../types.ts';

export const leadershipFour: DemoEntry[] = [
  {
    key: 'lead-q-next-hire',
    kind: 'question',
    by: 'omar',
    daysAgo: 40,
    title: 'One post to fill: a second hydrologist or a third back-end engineer?',
    body: `Magnus is the only person here who can tell a customer what the water is doing, and he spends 60 % of his week doing so. Cloud is behind by two quarters on everything except outages. One salary, band 5, from next quarter.

I lean to back-end because the pain is louder. I mistrust that reason.`,
    tags: ['people', 'product', 'decisions'],
    comments: [
      {
        by: 'tomas',
        after: 0.3,
        body: "Look at what customers quote back to us. It's Magnus, every time. Seiches, frazil, the goat.",
      },
      {
        by: 'greta',
        after: 0.6,
        body: 'From the books: three orders this year name Magnus in the mail. None names an interface. On the other hand every late invoice last spring was an interface.',
      },
      {
        by: 'ruth',
        after: 1.1,
        body: "Hydrologist, and one who likes writing code. What sits in Cloud's queue is mostly Magnus's rules waiting for somebody else to type them in. I counted: 11 of 26 tickets.",
      },
      {
        by: 'omar',
        after: 1.5,
        body: "I hadn't seen it as one queue. That settles it. The advertisement goes out with both halves in it and Magnus and Mireille do the interviews.",
        replyTo: 2,
      },
    ],
    accepted: 2,
  },
  {
    key: 'lead-ahuriri-renewal',
    kind: 'post',
    by: 'tomas',
    daysAgo: 30,
    title: 'Ahuriri renews for five years: must we give a discount nobody asked for?',
    body: `Moana's port will sign for five years, 34 sensors, €212,000. My spreadsheet offers 8 % for that length, by habit. She hasn't asked. She has, in two years, given us the snooze, the morning line, the seiche story and a day's diving for wire brushes.

I'd keep the price and give something that she'd value: a week of Ximena each year, planned by the port, for whatever is odd. Cost to us about €5,500; the discount would have been 17,000.`,
    tags: ['customers', 'money'],
    comments: [
      {
        by: 'greta',
        after: 0.4,
        body: "Only if she hears of both and may choose. Otherwise we're just clever.",
      },
      { by: 'tomas', after: 0.8, body: 'Good. Both in the letter, with the sums.', replyTo: 0 },
      {
        by: 'tomas',
        after: 6.2,
        body: 'She chose the week, and asked that it be spent partly at the school. She also asked whether "8 % by habit" is what everybody else gets. I said yes. We should mend that.',
        replyTo: 1,
      },
      {
        by: 'ines',
        after: 6.5,
        body: 'Put "discounts by habit" up for the next round, Tomáš, with the list. I suspect it costs more than the gasket did.',
      },
    ],
  },
  {
    key: 'lead-four-day',
    kind: 'question',
    by: 'sam',
    daysAgo: 24,
    title: 'Would the factory be worse off with four longer days? A trial of twelve weeks',
    body: `Not my idea and not ours: it came from the assembly table, with a plan on one page. Four days of nine and a half hours, Fridays off by turns so that the bath is never alone. Nine of eleven are for it. One has a child who must be fetched at four; one says, "I like Fridays here, it is quiet."

What they propose to watch: units built, share passed at first test, sick days, and whether they'd want to go back. End it at once if first-pass falls below 96 % for two weeks.

They ask us for a yes or no, and for what we'd need to see.`,
    tags: ['people', 'quality', 'decisions'],
    comments: [
      {
        by: 'ruth',
        after: 0.3,
        body: "Yes. I'd add mistakes in the last hour of the day, since that's what I am afraid of. Halima can see the time stamp on every failed test.",
      },
      {
        by: 'greta',
        after: 0.7,
        body: "No cost, as hours stay equal. Watch overtime: if it becomes five days of nine and a half I'll be cross.",
      },
      {
        by: 'omar',
        after: 1.2,
        body: "When the factory isn't there on Friday, who answers Wren when a print comes out wrong? Small, but it happens on Fridays, because she prints on Thursdays.",
      },
      {
        by: 'ruth',
        after: 1.4,
        body: 'By turns, so three are always in. And Wren could print on Wednesdays.',
        replyTo: 2,
      },
      {
        by: 'sam',
        after: 2,
        body: "The two who aren't for it: both may keep five days. Carla had asked them before I did.",
      },
      {
        by: 'ines',
        after: 2.6,
        body: 'Yes to twelve weeks. What I need to see is their own page filled in at the end, good or bad, read out by whoever wrote it.',
      },
    ],
  },
  {
    key: 'lead-calibration-wager',
    kind: 'post',
    by: 'ruth',
    daysAgo: 17,
    title: 'A wager: would utilities pay yearly for a calibration that fits their own water?',
    body: `Gunnar asked for eleven points between 2 and 8 °C. Beatriz said yes in a sentence, and since then fourteen customers have written "cold range" on an order that has no such line.

I believe that in a year 60 sensors would come back each month, at €140, if they knew. That's €100,000 and one more bath (€38,000). I could well be wrong: perhaps fourteen is everyone who cares.

First step, small: Oliver and Noor offer it to twenty by telephone, price said aloud. If fewer than eight say yes I let it lie.`,
    tags: ['strategy', 'money', 'product'],
    comments: [
      {
        by: 'greta',
        after: 0.5,
        body: '"Said yes" and "sent an order" are different animals. Count orders.',
      },
      {
        by: 'ruth',
        after: 0.6,
        body: 'Orders then. Eight orders of twenty, within five weeks.',
        replyTo: 0,
      },
      {
        by: 'omar',
        after: 1.3,
        body: 'Freight from Iceland with a sensor down for ten days is the real price. Unless a loan unit goes with it? We have 22 left over from the recall.',
      },
      {
        by: 'tomas',
        after: 14,
        body: 'So far twelve called, five orders, two "after the thaw". All five asked about the loan before they asked the price. Omar has a nose.',
      },
    ],
  },
  {
    key: 'lead-away',
    kind: 'post',
    by: 'ines',
    daysAgo: 12,
    title: 'I am away for three weeks, and what you may decide without me',
    body: `Everything. To be more exact:

- [x] Ruth signs up to €50,000, Greta the rest
- [x] the board has Ruth's number and knows that mine is off
- [x] nobody "just keeps me posted"

Please do not save things up. If I return to a pile of questions, I'll take it that I've built the firm wrongly, and that would be a far worse holiday.`,
    tags: ['decisions'],
    comments: [
      { by: 'ruth', after: 0.2, body: "I'll move into your chair only for the view. Go." },
    ],
  },
  {
    key: 'lead-q-public-voice',
    kind: 'question',
    by: 'tomas',
    daysAgo: 8,
    title: "Who may answer in the harbour space when we don't yet know the answer?",
    body: `Two young colleagues asked me, on the same day, whether they were "allowed" to answer Gunnar about his brown membrane. Each had a good guess. Each is waiting for someone senior, and he has been waiting for seventeen days.

I've always said that anybody may. Evidently that isn't what they see when they look at us. What do they see?`,
    tags: ['customers', 'tools'],
    comments: [
      {
        by: 'sam',
        after: 0.3,
        body: 'They see Magnus and Wren, who are nearly always right. Nobody has watched a wrong guess being treated well.',
      },
      {
        by: 'omar',
        after: 0.8,
        body: 'They have, though: Magnus told Moana her clock story, and Halima took back the warm sites in front of everyone. But those two are grand enough to be wrong.',
        replyTo: 0,
      },
      {
        by: 'ruth',
        after: 1.2,
        body: "Say it as a form of words: \"I think, not checked:\" and then the guess. Whoever knows better adds to it within the day. And the six of us go first with something we're unsure of. I'll ask about the freeze cycles tomorrow, I truly don't understand them.",
      },
      {
        by: 'tomas',
        after: 1.6,
        body: 'Doing it. First one is mine, about radio, and Pavel will enjoy it very much.',
        replyTo: 2,
      },
    ],
    accepted: 2,
  },
  {
    key: 'lead-budget',
    kind: 'post',
    by: 'greta',
    daysAgo: 4,
    title: 'Next year in one page: where I am sure, where I am guessing',
    body: `**Sure:** pay €2.31 m after the bands. Parts €1.12 m. Rent 148.

**Guessing:** growth. Tomáš writes 14 %, I write 7, and last year we were both wrong on the same side (it was 5).

**Small and new:** the thousand hours, €9,000. On-call 13,000. Ximena's week 5,500. A second bath, 38,000, *only* if Ruth wins her wager.

**Gone:** the chart library's licence (€6,200), the trade fair in Hanover (€31,000; sorry, Oliver), three subscriptions that no one could tell me the use of.

At 7 % we end 90,000 up. At 5 we're level. At 14 I'll eat a printed copy with herring.`,
    tags: ['money', 'decisions'],
    comments: [
      {
        by: 'tomas',
        after: 0.3,
        body: 'My 14 has Morocco in it at a third of its value, since the second might be asked. Without it: 9. I should have written 9 with a footnote.',
      },
      {
        by: 'omar',
        after: 0.6,
        body: "Cloud's hosting will fall by some €8,000 once the fourteen charts are off. Mireille has promised, and I'd take two thirds of her promise.",
      },
      {
        by: 'ruth',
        after: 1.1,
        body: "Leave the bath out altogether until the eighth order. If it's in the budget I shall start believing in it.",
      },
      {
        by: 'greta',
        after: 1.3,
        body: "Taken out. That's the first time anybody has asked me to take something out.",
        replyTo: 2,
      },
    ],
    buildsOn: ['lead-cash', 'lead-recall-cost'],
  },
];
