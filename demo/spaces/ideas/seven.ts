import type { DemoEntry } from '../../types.ts';

export const ideasSeven: DemoEntry[] = [
  {
    key: 'ideas-barrier-english',
    kind: 'post',
    by: 'nuno',
    daysAgo: 6,
    title: 'Barreira: eu penso em português / Barrier: I think in Portuguese',
    body: `Escrevo isto primeiro em português, porque assim demoro cinco minutos e não quarenta.

I write here rarely, and it is not because I have nothing to say. An entry in English costs me forty minutes and a dictionary, and at the end it says the half. At the bench we speak Portuguese, five of us. What we know stays at the bench.

Three proposals:

1. Each writes in the language in which they think. The reader has the work, not the writer.
2. When it is important, somebody who has both writes a summary of three lines below.
3. Nobody corrects anybody's English except when asked.

I ask the ones who read easily. For you, what does number 1 cost?`,
    tags: ['barrier', 'ways-of-working', 'this-place'],
    comments: [
      {
        by: 'ines',
        after: 0.1,
        body: 'Tens toda a razão, e eu devia ter visto isto há anos. / You are entirely right, and I should have seen it years ago. I am Portuguese and I write to you in English.',
      },
      {
        by: 'petra',
        after: 0.3,
        body: 'It costs me one click and thirty seconds. From me: tak. Ja też myślę po polsku.',
      },
      {
        by: 'dmitri',
        after: 0.6,
        body: 'Instructions and anything with a number that someone will tighten to should keep one language. For the rest I am in favour. A machine once translated "tighten" as "tense" for me and I was.',
      },
      {
        by: 'joao',
        after: 0.9,
        body: 'Então aqui vai a primeira: a tampa nova entra melhor se a aquecermos dez segundos na mão. Nunca escrevi isto porque não sabia dizer "bafo" em inglês.',
      },
      {
        by: 'elif',
        after: 1.2,
        body: 'In three lines: the new lid seats better after ten seconds in a warm hand. João never wrote this since he lacked the word for *bafo*, warm breath. Wren, is ten seconds of 34 °C enough to matter for the O-ring?',
        replyTo: 3,
      },
      {
        by: 'wren',
        after: 1.6,
        body: 'It is! The ring is at its stiffest below 18 °C, and the factory was at 17 in the mornings. This explains every Monday-morning leak I have plotted since autumn. Obrigada, João, para o bafo.',
        replyTo: 4,
      },
      {
        by: 'nuno',
        after: 1.9,
        body: '"Pelo bafo". But you asked for no correction and I give none.',
        replyTo: 5,
      },
      {
        by: 'ines',
        after: 4,
        body: "Number 1 and number 3 hold from today for all spaces except customers' ones. Number 2: Elif, Yara and I take turns, and if it is more than an hour a week for any of us I shall say so here.",
        replyTo: 0,
      },
    ],
  },
  {
    key: 'ideas-bets-so-far',
    kind: 'post',
    by: 'greta',
    daysAgo: 1.3,
    title: 'All our bets so far, by what became of them and not by how busy we were',
    body: `A finance director likes a ledger. Every bet that was made in this space, with its own rule applied by me, ungenerously.

| Bet | Whose | By its own rule | Kept? |
| --- | --- | --- | --- |
| No Monday meeting | @omar | two of three measures | yes, changed |
| Fleet health off | @bao | won, one scare | yes |
| Answer within 48 hours | @rafael | hours lost, the rest running | running |
| Tags, twelve first | @jonas | half-time | running |

Not in the table: the 150 euro limit, signatures, baths. They weren't bets, they were merely right.

Two remarks. We've never once lost *cleanly*, which means that we bet on what we already believe. And no bet so far had a customer in its measures. I'd like the next one to have both: a real chance of losing, and somebody outside who would notice.`,
    tags: ['bet'],
    comments: [
      {
        by: 'noor',
        after: 0.3,
        body: 'Then I bet that "no, but by the 14th" keeps more customers than "yes" and late. Give me until spring. I think I lose in Dhaka and win in Bergen.',
      },
      {
        by: 'greta',
        after: 0.5,
        body: 'That is precisely the kind. How would Dhaka tell us?',
        replyTo: 0,
      },
      { by: 'omar', after: 0.9, body: 'My 3.1 was a clean loss, I thought. Painfully clean.' },
    ],
    buildsOn: [
      'ideas-bet-no-monday',
      'ideas-bet-dashboard-off',
      'ideas-bet-48-hours',
      'ideas-twelve-tags',
    ],
  },
  {
    key: 'ideas-q-van-workshop',
    kind: 'question',
    by: 'petra',
    daysAgo: 0.3,
    title: 'Has anybody ever put a soldering place into a van and been glad of it?',
    body: `Van 2 is due for new shelves. For about 400 euro more I could have a folding bench, a 12 V iron and a lamp. I count 17 repairs this year that I did at home in the evening and could have done at the pier.

Against: wind, fumes, my back. Opinions from people who have soldered in the rain preferred.`,
    tags: ['field', 'improvement'],
    comments: [
      {
        by: 'callum',
        after: 0.12,
        body: 'Once, off Mull, with a gas iron, in a sleeping bag. Glad is a strong word. Get the bench, skip the iron: crimp everything.',
      },
    ],
    buildsOn: ['ideas-barrier-150-euro'],
  },
];
