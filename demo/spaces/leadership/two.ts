import type { DemoEntry } from '../../types.ts';

export const leadershipTwo: DemoEntry[] = [
  {
    key: 'lead-pay-bands',
    kind: 'post',
    by: 'sam',
    daysAgo: 318,
    title: 'Shall we publish what every job here pays? A proposal, and why I am nervous',
    body: `I compared what we pay for the same work. I did it with Teresa, door closed. Three findings.

1. Two technicians doing the same bench work differ by **€4,300** a year. The one who earns less has been here longer.
2. Those who negotiated at hiring sit on average 9 % above those who did not. Of the eleven who negotiated, nine are men.
3. Nobody is paid out of malice. It's a deposit of old haste.

I propose seven bands with a lowest and a highest figure, open to all forty, and that each person knows their own band and the reason. Not each other's exact pay. Cost of lifting everyone below their band's floor: **€52,600** a year, before tax.

What makes me nervous: for some weeks people will be angrier than they are now, with us, and with reason.`,
    tags: ['people', 'money', 'decisions'],
    comments: [
      {
        by: 'greta',
        after: 0.3,
        body: "€52,600 is one and a half technicians. I'm not against it. I want us to write down that it is what we are *not* hiring.",
      },
      {
        by: 'tomas',
        after: 0.5,
        body: 'My account managers have commission. Two of them earn more than I do in a good year, and I like that. How does a band hold a commission?',
      },
      {
        by: 'sam',
        after: 0.7,
        body: 'The base sits in the band. Commission has its own rule, one page, also open. It already is a rule, only nobody can find it.',
        replyTo: 1,
      },
      {
        by: 'omar',
        after: 1,
        body: "I'm for publishing. I am also, I fear, the cause of finding two. Three of those negotiations were with me, and I gave in because the people were good at asking.",
      },
      {
        by: 'ruth',
        after: 1.2,
        body: "The factory doesn't ask. They say \"whatever's usual\". I've used that sentence against them for six years without noticing.",
        replyTo: 3,
      },
      { by: 'ines', after: 1.4, body: 'Which two technicians are they, Sam?' },
      {
        by: 'sam',
        after: 1.5,
        body: "I'd rather you didn't know until it's mended. You'd go down and apologise, and then it's everybody's business but theirs.",
        replyTo: 5,
      },
      { by: 'ines', after: 1.6, body: 'You know me rather too well.', replyTo: 6 },
      {
        by: 'greta',
        after: 2.3,
        body: "Checked Sam's sum. It misses holiday pay and leaves in one person who has given notice: €49,100 a year.",
      },
      {
        by: 'tomas',
        after: 3.1,
        body: 'A dissent. Open bands tell our competitors what to offer. We lost Karel last year for €5,000.',
      },
      {
        by: 'sam',
        after: 3.4,
        body: 'Karel told me at his leaving drink that he would have stayed for 2,000 and an honest answer about where he stood.',
        replyTo: 9,
      },
      {
        by: 'tomas',
        after: 3.6,
        body: 'He told me he was going for the mountains. Fine. I withdraw half of it.',
        replyTo: 10,
      },
      {
        by: 'omar',
        after: 4.2,
        body: 'What about Kenji and Bảo? Tokyo and Ho Chi Minh City have other costs of living. One band, or one per place?',
      },
      {
        by: 'greta',
        after: 4.6,
        body: 'One band. We sell their work at one price. A discount for being born somewhere else is the thing I could not explain aloud.',
        replyTo: 12,
      },
      {
        by: 'ruth',
        after: 4.9,
        body: 'But rent in London eats what feeds a family in Lisbon, and I have both in my unit.',
      },
      {
        by: 'sam',
        after: 5.3,
        body: "True and I've no elegant answer. A rent supplement for two cities, open, with a number: €3,600. It isn't fair, it is only visible.",
        replyTo: 14,
      },
      {
        by: 'ines',
        after: 7.5,
        body: "I'll say where I am: yes to bands, yes to the lift, no to individual figures. My hesitation is order. If bands come out before the lift, eleven people learn on one morning that they were underpaid. Money first.",
      },
      {
        by: 'ruth',
        after: 7.8,
        body: "Money first, with a conversation each. I'll do the factory's seven myself.",
        replyTo: 16,
      },
      {
        by: 'omar',
        after: 8.1,
        body: "Four are mine. I will do them and I'll say that it was me.",
      },
      {
        by: 'greta',
        after: 8.4,
        body: 'Payroll closes on the 21st. If the eleven letters are with Teresa by the 18th it is done this month.',
      },
      {
        by: 'tomas',
        after: 12,
        body: 'None of the eleven are in my unit, which I first found flattering. Then I looked: I pay support at the *top* because I could never keep them. That is also a finding.',
      },
      {
        by: 'ruth',
        after: 20.2,
        body: 'Seven conversations done. One wept, one laughed, one asked why it took us nine years. Halima said, "Good. Now do the shift plan." So that\'s next.',
      },
      {
        by: 'omar',
        after: 20.6,
        body: 'Four of four. One of mine asked whether she would have got it without the list. I said no.',
      },
      {
        by: 'sam',
        after: 27,
        body: 'Bands posted in the open at ten this morning. 41 comments by lunch, and two thirds of those are about the band between "technician" and "senior technician", which I drew too narrow.',
      },
      {
        by: 'sam',
        after: 38,
        body: 'Redrawn with Beatriz, Nuno and João in an afternoon. They moved the line to "can train somebody else", which is better than my years of service.',
        replyTo: 23,
      },
      {
        by: 'ines',
        after: 40.5,
        body: 'I am closing this. It was the right thing, in the right order by a hair, and late by nine years.',
      },
    ],
    closed: {
      by: 'ines',
      after: 41,
      outcome:
        'Seven bands, published with lowest and highest figures. Eleven people lifted to their floor, backdated to the first of the quarter, €49,100 a year. Individual pay stays private. Hiring offers are made at a stated point in the band and not negotiated. To be looked at again after a year, by the unit that complains most.',
    },
  },
  {
    key: 'lead-night-call',
    kind: 'post',
    by: 'omar',
    daysAgo: 296,
    title: 'On-call rests on two people, and one of them has a newborn',
    body: `Finn and Jonas have shared the pager for fourteen months. Finn's daughter is nine weeks old. Last month there were 23 calls at night, 17 of them false, and Finn took 14 because Jonas was ill.

I should've seen it in the rota; I saw it in his face on a video call. I propose four in the rota by next month (Bảo and Mireille have offered), €250 for each week on call, and a rule that a false alarm is a bug to be mended within five days before any new work.`,
    tags: ['people', 'cloud'],
    comments: [
      {
        by: 'ruth',
        after: 0.2,
        body: "Callum would join for field matters. He's up at three anyway, with the tides.",
      },
      { by: 'greta', after: 0.6, body: '13,000 a year, and cheaper than losing Finn. Yes.' },
      {
        by: 'sam',
        after: 0.9,
        body: "Send Finn home for this week now, then do the rota. He'll say he is fine; do not ask him.",
      },
      {
        by: 'omar',
        after: 31,
        body: 'Six night calls this month, one of them false. Finn has sent a photo of a sleeping child, or possibly of a sleeping Finn.',
      },
    ],
  },
  {
    key: 'lead-onboarding',
    kind: 'post',
    by: 'sam',
    daysAgo: 251,
    title: 'Three of nine left within six months: what they said once they were out',
    body: `I rang all three. They were kind about us, which made it worse.

- *"For two weeks I read documents. On the 15th day somebody asked me to do something."*
- *"I didn't know whom I could interrupt. So I interrupted no one."*
- *"Everyone was very nice and I had no idea whether I was doing well."*

None of them spoke of pay. A hire costs us about €14,000 until they're useful, so this is €42,000 and three people's spring.

I'd drop half of the programme. In its place: one real thing in the hands of a customer by the end of the second week, one named person who may be interrupted, and a straight "here's how it's going" on day 20. Who volunteers their unit first?`,
    tags: ['people'],
    comments: [
      {
        by: 'ruth',
        after: 0.5,
        body: "Factory. Nuno learned by sitting next to João, and we've been replacing João with a folder ever since.",
      },
      {
        by: 'omar',
        after: 1.1,
        body: "The 15th day was in my unit. We had her read the coding rules, all 61 pages. I don't think I have read them.",
      },
      {
        by: 'tomas',
        after: 1.7,
        body: 'A day beside Rafael on support for every new person, whatever their job. He pretends to hate it.',
      },
      {
        by: 'sam',
        after: 118,
        body: "Six hires later: all six still here, first real work on day 4 in the median. I would not claim it's proven. But two of them have since trained the next one, and that wasn't in any plan.",
      },
    ],
  },
  {
    key: 'lead-cash',
    kind: 'post',
    by: 'greta',
    daysAgo: 230,
    title: 'Eleven weeks of cash, and the shape of the next four months',
    body: `No alarm, but you should all carry the same picture.

| | Now | +1 month | +2 | +3 | +4 |
| --- | ---: | ---: | ---: | ---: | ---: |
| in the bank, k€ | 612 | 540 | 431 | 455 | 690 |
| weeks of running | 11 | 10 | 8 | 8 | 12 |

The dip is three utilities which pay after 94 days instead of 60, and the bid bond for Morocco. The rise at the end is one invoice: if it slips, we are at five weeks.

What I'd like: no purchase over €10,000 without a word to me until the line turns. And @tomas, would you ring the three? They are used to my voice and no longer hear it.`,
    tags: ['money'],
    comments: [
      {
        by: 'tomas',
        after: 0.7,
        body: "Rang them. Two pay on Friday. In one case our invoice lacked the site's name and had been circling for seven weeks, so that one is on us.",
      },
      {
        by: 'ruth',
        after: 1.2,
        body: "The second oven can wait until the autumn. I'd rather have it, but it can wait.",
      },
      {
        by: 'omar',
        after: 2.4,
        body: 'Same for the spectrum analyser. Pavel has found one to rent at €180 a week, and is enjoying himself.',
      },
      {
        by: 'greta',
        after: 74,
        body: "The line has turned: 566 in the bank, ten weeks, and the big invoice came in two days early. You're released. Thank you for not asking me twice.",
      },
    ],
  },
];
