import type { DemoEntry } from '../../types.ts';

export const leadershipThree: DemoEntry[] = [
  {
    key: 'lead-q-dashboard',
    kind: 'question',
    by: 'ines',
    daysAgo: 208,
    title: 'What would we stop if we admitted that nobody opens the dashboard?',
    body: `Yara showed me her figures before she posts them for the customers on Monday. 22 accounts of 118. I'd put the dashboard on the first page of three tenders and in two speeches.

We have 2.4 people on it. I'm not asking whether to stop it. I ask what those 2.4 would do on the next morning, and which of our tenders would then be untrue.`,
    tags: ['product', 'customers'],
    comments: [
      {
        by: 'tomas',
        after: 0.4,
        body: "It sells. It's what they point at in the room. I know how that sounds.",
      },
      {
        by: 'omar',
        after: 0.9,
        body: "It sounds like a fountain in a hotel lobby. I don't mind fountains, but I wouldn't put two and a half people on one.",
        replyTo: 0,
      },
      {
        by: 'greta',
        after: 1.5,
        body: "Of the accounts that renewed last year, 19 in 20 had not opened it for three months. So whatever they renew for, it isn't that.",
      },
      {
        by: 'ruth',
        after: 2.2,
        body: 'Alarms. Ask Petra what customers shout about on site: alarms, batteries, brackets, in that order.',
      },
      {
        by: 'ines',
        after: 3,
        body: "I have no answer I like, so I won't take one. Yara gets a quarter to find out what they look at instead. New charts stop today.",
      },
    ],
  },
  {
    key: 'lead-overruled-ada',
    kind: 'post',
    by: 'omar',
    daysAgo: 190,
    title: 'I overruled Ada in front of her team, and she was right',
    body: `In the planning session I said we would ship the resend feature with a one-hour buffer, since customers had a date in writing. Ada said twenty-four hours or not at all: one hour covers none of the gaps we've actually had. I said "we're not having this discussion", which is a sentence I have disliked in others.

She went home, looked up the last nine gaps, and sent me the list without a comment. Shortest: 50 minutes. Median: 3 h 10. My version would have covered one of nine.

We ship hers, three weeks later than promised. I have told her team so in the same room, and @tomas, I owe you a hand with the letters to those who had the date.`,
    tags: ['product', 'quality'],
    comments: [
      {
        by: 'tomas',
        after: 0.4,
        body: 'Letters written; I put the nine gaps in. The port of Ahuriri replied, "three weeks is nothing, an hour would have been an insult".',
      },
      { by: 'sam', after: 0.7, body: 'How was it, saying it in the room?' },
      {
        by: 'omar',
        after: 0.9,
        body: "Hot ears. Then Lucía said she'd had the same list since spring and hadn't thought it was her place. That was the expensive part of my sentence.",
        replyTo: 1,
      },
    ],
  },
  {
    key: 'lead-morocco-result',
    kind: 'post',
    by: 'tomas',
    daysAgo: 165,
    title: 'We came second in Morocco, by three points, and here is the score sheet',
    body: `Winner 81.4, we 78.2, six others behind. I asked for the sheet and they gave it, which is a credit to them.

- Price (40): winner 38, we **29**. Our floor held. They are at a price where I can't see a margin.
- Technical (35): we 33, best of all. Open data scored full marks.
- Service on site (25): we 16. They said our partner in Rabat "appears to have met the bidder recently". It's fair: we'd met them in week two.

So we did not lose it on the floor; we lost it on knowing our partner for three weeks. If the winner stumbles, the contract allows the second to be asked within a year. I'd keep in touch, properly, with the agency and with Rabat.`,
    tags: ['customers', 'strategy', 'money'],
    comments: [
      {
        by: 'greta',
        after: 0.3,
        body: 'Thank you for holding the floor. I know you could see the three points from there.',
      },
      { by: 'ruth', after: 0.6, body: 'What did it cost us altogether?' },
      {
        by: 'tomas',
        after: 1.1,
        body: '€23,400 with the hours honestly written down. I had guessed nine.',
        replyTo: 1,
      },
      {
        by: 'omar',
        after: 2.3,
        body: 'Do two things survive that? The open-data interface, yes, two customers use it already. And the drawing for 15 a month, which Carla calls "the plan for when you people grow up".',
      },
      {
        by: 'ines',
        after: 11.5,
        body: "A good loss, and I've told the board so in those words. They asked what a bad one looks like. I said: winning it at the other price.",
      },
    ],
    closed: {
      by: 'tomas',
      after: 12,
      outcome:
        'Lost; cost €23,400 and the bond came back. We now look for the service partner a year before the tender. Rabat stays our partner for Sebou, from this month.',
    },
    buildsOn: ['lead-morocco-bid'],
  },
  {
    key: 'lead-recall-decision',
    kind: 'post',
    by: 'ruth',
    daysAgo: 98.5,
    title: 'Recall all 412, or only those that complain? A decision by Thursday noon',
    body: `Halima put a needle on the gaskets this morning: about 50 Shore where the paper says 60. We opened three sensors from the shelf after a photo from Gunnar at Akranes; one was damp.

| | A: all 412 | B: submerged only | C: on complaint |
| --- | --- | --- | --- |
| sensors | 412 | about 90 | 7 to 30? |
| cost | 58 k€ | 16 k€ | 4 k€ and rising |
| visits | 33 sites | 12 | when they shout |
| what we say | everything | something | nothing |

It was my proposal to buy them and I pressed for the Friday. Please don't weigh that kindly when you choose. I'm for A.

One more thing. The first message that fits this is seven months old. Hana marked it "handling", because that's the word on the list.`,
    tags: ['quality', 'customers', 'money', 'decisions'],
    comments: [
      {
        by: 'greta',
        after: 0.1,
        body: "58 now is a third of this year's profit. I'd want to hear B argued before we pick A because it feels clean.",
      },
      {
        by: 'omar',
        after: 0.2,
        body: "B, then: damp kills only where water stands over the lid. Above water it may take years, and we could change those at the normal service. That's a respectable engineering argument.",
        replyTo: 0,
      },
      {
        by: 'omar',
        after: 0.5,
        body: 'And now against myself: Wren has one from a dry mast, eight months old, 5 g of water inside. B was respectable for about three hours.',
      },
      {
        by: 'tomas',
        after: 0.7,
        body: "In public, in the harbour space, under my name, before anybody gets a letter. They'll compare notes anyway. I would sooner be in the room.",
      },
      {
        by: 'greta',
        after: 0.8,
        body: "Competitors read that space. The insurer too. I'm asking that we ring the insurer *first*, that's all.",
        replyTo: 3,
      },
      {
        by: 'greta',
        after: 1.2,
        body: 'Rang. They prefer early and public; there is even a clause. They pay half of the freight. I am for A.',
      },
      {
        by: 'sam',
        after: 1.4,
        body: "The factory has heard a rumour that João's team is to blame. Somebody must stand in the hall before two o'clock, and say that it isn't so.",
      },
      { by: 'ines', after: 1.5, body: "I'm on the stairs down already.", replyTo: 6 },
      {
        by: 'ines',
        after: 2.1,
        body: 'A. I signed "if we\'re wrong it will be about a gasket", and I\'d like that sentence kept where I can see it. Ruth: you asked whether there was a reason to wait, Wren had one, and three of us let a Friday win over it.',
      },
    ],
    closed: {
      by: 'ines',
      after: 2.2,
      outcome:
        'All 412. Said in public, by Tomáš, within two days, with what we do not know. Ines answers for the purchase. Up to €70,000 without asking again.',
    },
    buildsOn: ['lead-q-second-source'],
  },
  {
    key: 'lead-recall-cost',
    kind: 'post',
    by: 'greta',
    daysAgo: 60,
    title: 'What the gasket cost, against what it saved',
    body: `Final, apart from two flights that are still in dispute.

\`\`\`text
kits, 430 at 9.80              4,214
parcels and customs            5,930
visits, 21 sites              17,480
exchange units, 63            12,600
factory hours                  6,150
insurer pays                  -2,965
                             -------
                              43,409
saved on 412 gaskets at 0.41     169
\`\`\`

So 257 to one. I've put those two last figures on a card above my desk. Not as a reproach: I'm the one who called four days of standing still expensive.

A thing that I cannot book: nine customers have written to renew early, naming the recall as the reason. I'd have bet the other way and rather heavily.`,
    tags: ['quality', 'money'],
    comments: [
      {
        by: 'omar',
        after: 0.3,
        body: "Gunnar's humidity idea saved us about twelve visits. Put that on your card too: a customer read our data sheet better than we do.",
      },
      {
        by: 'ruth',
        after: 0.8,
        body: "I had prepared for shame and got a list of fourteen parts. Halima wouldn't let me write it for her.",
      },
      {
        by: 'tomas',
        after: 1.1,
        body: 'Of the nine renewals, six are people who *never wrote a word* in that conversation. They only read. I keep turning that over.',
      },
      {
        by: 'ines',
        after: 2,
        body: 'Next year\'s budget gets a line, "thousand hours", €9,000. It is the cheapest insurance that we have ever not had.',
      },
    ],
    buildsOn: [
      'lead-recall-decision',
      'lead-q-second-source',
      'harbour-gasket-recall',
      'workshop-fourteen-parts',
    ],
  },
  {
    key: 'lead-q-middle',
    kind: 'question',
    by: 'ines',
    daysAgo: 47,
    title: 'What can only a unit lead do, that neither we six nor the bench can?',
    body: 'Half of what Carla, Ada, Bảo, Petra and Rafael used to do was to carry news up and down. The news now carries itself. Carla said to me, half in jest, "So am I a decoration?" I had no good answer in the corridor, and she deserves one.',
    tags: ['people', 'strategy'],
    comments: [
      {
        by: 'ruth',
        after: 0.5,
        body: "When Nuno owned up to the thirty kits in front of customers, it was because Carla had done exactly that over the oven in spring. I could not have made that safe. I'm too far up; I'd have made it brave.",
      },
      {
        by: 'omar',
        after: 1,
        body: "Ada says no to me on behalf of five people. None of the five could, and I can't say it to myself.",
      },
      {
        by: 'tomas',
        after: 1.6,
        body: 'Rafael knows whom to put beside whom. He sat Hana with Halima for a day and the ticket list lost its worst word.',
      },
      {
        by: 'sam',
        after: 2.9,
        body: 'All three of those are "clears the way for someone". Shall I ask the five themselves, rather than six of us deciding what they are for?',
      },
      {
        by: 'ines',
        after: 3.1,
        body: 'Yes, and I am a little ashamed that it took five comments to get there.',
        replyTo: 3,
      },
    ],
  },
];
