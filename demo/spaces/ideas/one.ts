import type { DemoEntry } from '../../types.ts';

export const ideasOne: DemoEntry[] = [
  {
    key: 'ideas-why',
    kind: 'post',
    by: 'ines',
    daysAgo: 398.6,
    title: 'A better way is one you have tried, or would bet something on',
    body: `We once had a box for suggestions. It was oak, with a slot, and João made it. In six years it took in 48 slips, of which I read 48 and answered perhaps 20. I apologise for the other 28; the box is firewood.

What I'd like instead:

- **If you can try it this week without asking, try it**, then tell us here what happened, also if nothing did.
- If you need somebody's yes, say whose.
- If it will take months, make it a bet: what would be different, how we'd see it, and by when you'd admit that you lost.

I'll lose some bets of my own here. It would worry me if nobody else did.`,
    tags: ['ways-of-working', 'bet'],
    comments: [
      { by: 'joao', after: 0.2, body: 'It was walnut.' },
      {
        by: 'magnus',
        after: 0.6,
        body: 'What do you bet with? Money spoils it, honour is cheap. In my rowing club the loser carries the boat.',
      },
      {
        by: 'ines',
        after: 0.9,
        body: 'The loser writes the closing. In full, with the numbers, under their own name. I find I would rather carry a boat.',
        replyTo: 1,
      },
      {
        by: 'halima',
        after: 2.5,
        body: 'One of the unanswered 28 was mine: a lamp on the left of my microscope instead of on the right. I moved it myself in 2022. I only mention it.',
      },
    ],
  },
  {
    key: 'ideas-q-status-meeting',
    kind: 'question',
    by: 'omar',
    daysAgo: 371,
    title: 'What would be lost if the Monday status meeting stopped for six weeks?',
    body: `Nine people, 50 minutes, 46 Mondays: 345 hours a year, which is two months of one of you. I've led it for four years, so I'm the worst judge.

I went through my notes of last quarter. Of 13 Mondays, something was decided in three. In two of those the deciders had agreed on Friday.

Please answer as concretely as you can. "We'd lose touch" is probably true, but I can't look after it if I don't know what touching consists of.`,
    tags: ['meetings'],
    comments: [
      {
        by: 'kenji',
        after: 0.2,
        body: 'For me it is at 18:00 and it is the only time I hear Ada laugh. I would lose that. The status I read the evening before.',
      },
      {
        by: 'pavel',
        after: 0.4,
        body: "Nothing. I've tested it: I was absent five weeks in spring with my mic off and my camera on.",
      },
      {
        by: 'omar',
        after: 0.5,
        body: 'I noticed the stillness and took it for attention.',
        replyTo: 1,
      },
      {
        by: 'sunniva',
        after: 0.9,
        body: "Two things, both small. I learn there that someone is *stuck* but wouldn't write it down. And whoever is new learns what the rest of us argue about. Statuses could go tomorrow; those two need another home before you stop.",
      },
      {
        by: 'lucia',
        after: 1.2,
        body: 'I agree with Sunniva on stuck. I once said "nearly done" three Mondays running and it was my tone that made Ada ring me.',
        replyTo: 3,
      },
      {
        by: 'bao',
        after: 1.8,
        body: 'The cloud team stopped ours last year. We lost nothing for a month, and then two people built the same export.',
      },
      {
        by: 'omar',
        after: 3,
        body: "Accepted Sunniva's, because it tells me what to build first. Bảo's is what I'll watch for.",
        replyTo: 3,
      },
    ],
    accepted: 3,
  },
  {
    key: 'ideas-bet-no-monday',
    kind: 'post',
    by: 'omar',
    daysAgo: 352,
    title: 'Bet: six weeks without the Monday meeting, and nobody is worse informed',
    body: `**I bet** that a Friday line from each of us plus an open half hour for whoever is stuck does what the meeting did.

**What would be different:** nine people get back 50 minutes a week, and stuck things are seen at least as early.

**How we see it**

| Measure | Now | I lose if |
| --- | ---: | ---: |
| Days from stuck to somebody helping (Sunniva's count of last quarter) | 4.1 | > 4.1 |
| Work done twice | 0 | ≥ 1 |
| "I know what the others are doing", 1 to 5, asked of all nine | 3.4 | < 3.4 |

Hours saved aren't in the table. They are what it costs, not what it's for.

**Until:** six weeks from Monday. The half hour is at 08:30 Lisbon, so that Kenji can laugh with Ada before his supper.`,
    tags: ['bet', 'meetings'],
    comments: [
      { by: 'ada', after: 0.1, body: "I'm told I laugh on Mondays. I'll try to move it." },
      {
        by: 'ruth',
        after: 0.4,
        body: 'Who asks the third question, and does that person write your appraisal? If so, you will get a 3.9 whatever happens.',
      },
      {
        by: 'omar',
        after: 0.6,
        body: 'I do, and I do. Sam has agreed to ask instead, and shows me only the nine numbers in order of size.',
        replyTo: 1,
      },
      {
        by: 'dmitri',
        after: 1,
        body: 'Nine people and a scale of five. One bad Monday moves the mean by 0.2. I would not call a winner under half a point either way.',
      },
      {
        by: 'pavel',
        after: 9,
        body: 'Reading, week 1: I wrote a Friday line and three people answered it. That is three more than in four years of saying it aloud.',
      },
      {
        by: 'wren',
        after: 16,
        body: 'Week 2: the half hour had me and nobody else in it. I talked to the wall about a hinge and solved it.',
      },
      {
        by: 'magnus',
        after: 30,
        body: 'Week 4. I find I skim the lines of people I do not work with. In the meeting I could not skim, I had to sit there and accidentally learn about radios.',
      },
      {
        by: 'pavel',
        after: 30.3,
        body: 'You asked two good questions on radios in four years. I kept them.',
        replyTo: 6,
      },
      {
        by: 'sunniva',
        after: 44,
        body: 'Stuck to helped: 2.6 days over 11 cases. But I had to find two of them by ear, in the corridor; in neither case did the person write anything.',
      },
    ],
    closed: {
      by: 'omar',
      after: 48,
      outcome:
        'Won two of three: stuck to helped fell from 4.1 to 2.6 days, no work was done twice. "I know what the others do" fell from 3.4 to 3.1, within the noise, but I set the rule and by the rule I lost that one. Kept: Friday lines, the half hour. Added: every fourth Monday one of us shows something to all, no status.',
    },
    buildsOn: ['ideas-q-status-meeting'],
  },
  {
    key: 'ideas-answer-in-open',
    kind: 'post',
    by: 'elif',
    daysAgo: 338,
    title: 'Answer once, where others can find it: what three weeks of counting showed',
    body: `I write the manuals, so people ask me things. For three weeks I wrote each question on a card with the date.

- 87 questions, by mail, chat, telephone and one on a napkin
- 52 different ones
- 19 were asked by two people or more who didn't know of each other
- **the answer existed already, in writing, for 31 of 52**. Nobody could have known, since it was in somebody's sent mail.

In week three I changed one thing. I answered in this place and sent back only the link. It took me four minutes longer each time. But six people added something to my answers, and two of the additions were corrections.

I shall go on doing so. If you get a bare link from me, it's not coldness.`,
    tags: ['ways-of-working', 'this-place'],
    comments: [
      {
        by: 'rafael',
        after: 0.3,
        body: 'I got the first bare link and thought: what did I do to Elif? A "here, and thank you for asking" in front cures it.',
      },
      {
        by: 'elif',
        after: 0.5,
        body: 'Duly copied onto a key: F9 now says exactly that.',
        replyTo: 0,
      },
      {
        by: 'oliver',
        after: 1.1,
        body: 'Some things are asked in private because the asker feels stupid. If my question turns up on a page I shall ask the napkin next time.',
      },
      {
        by: 'elif',
        after: 1.3,
        body: 'I leave out who asked unless they tell me to put it in. You were numbers 14, 15 and 40, by the way, and 40 was the best of all.',
        replyTo: 2,
      },
      {
        by: 'hana',
        after: 60,
        body: 'I have done this in support for two months. Of 130 new questions I answered 44 with an old link. My hands are grateful.',
      },
    ],
  },
];
