import type { DemoEntry } from '../../types.ts';

export const harbourClubSix: DemoEntry[] = [
  {
    key: 'harbour-firmware-load',
    kind: 'post',
    by: 'ada',
    daysAgo: 20,
    title: 'New firmware: an honest battery figure, and a sensor that says it is damp',
    body: `Two things in it came straight out of this space, so you get the notes before the release page does.

1. **Voltage under load.** The percentage is gone. You get the lowest voltage seen while the radio was sending, and a word: *good*, *stiff*, *change it*. In the cold box the word turned to "change it" between 9 and 16 days before the end, on fourteen cells out of fifteen.
2. **Humidity on the board**, in every message. Above 60 % for a day is a notice, above 80 % an alarm. That's Gunnar's idea from the recall and I still can't believe the chip had been measuring it all along.
3. After a reset it waits an hour before it joins again.

The fifteenth cell died without a word. I don't know why; it is being X-rayed.

It goes out over the air from Monday, a tenth of you each day. Say here if you'd like to be last.`,
    tags: ['battery', 'firmware'],
    comments: [
      { by: 'gunnar', after: 0.2, body: 'First, please. I have a chamber full of stiff cells.' },
      {
        by: 'leila',
        after: 0.4,
        body: "Last, please. The rain is announced for Thursday and I change nothing in a river that's about to move.",
      },
      { by: 'ada', after: 0.5, body: 'Last it is, and not before you say so here.', replyTo: 1 },
      {
        by: 'moana',
        after: 3.6,
        body: 'Two of mine say "stiff" this morning. It was 6 °C overnight, which for us is the ice age.',
      },
      {
        by: 'lucia',
        after: 9,
        body: "The fifteenth: a cracked weld at the cell's own tab, so it went from fine to nothing. No voltage reading would have warned you. Rare, I hope; we are asking the maker about the lot.",
      },
    ],
    buildsOn: ['harbour-q-battery', 'harbour-gasket-recall', 'workshop-under-load'],
  },
  {
    key: 'harbour-q-loan',
    kind: 'question',
    by: 'moana',
    daysAgo: 13,
    title: 'How long may I keep a loan unit before it becomes a habit?',
    body: "During the recall Ngozi sent two loan sensors so that the fairway would never be blind. The fairway is long since back to normal. The loans are now on the fuel berth, where they've caught a leaking bilge and settled an argument. I would like to keep them and I would like not to be a thief.",
    tags: ['club'],
    comments: [
      {
        by: 'ngozi',
        after: 0.4,
        body: 'My list says "Ahuriri, 2 pcs, due when convenient". You are the only person ever to ask.',
      },
      {
        by: 'oliver',
        after: 0.9,
        body: 'Money goes to the mail, as the house rules say. But I\'m delighted, and "settled an argument" is going on the wall.',
      },
      { by: 'moana', after: 1.2, body: 'It was about who hit the piling. It was us.', replyTo: 1 },
    ],
  },
  {
    key: 'harbour-report-frazil',
    kind: 'post',
    by: 'gunnar',
    daysAgo: 9,
    title: 'Frazil ice: for two nights the intake was full of glass needles',
    body: `At −8 °C with wind, open water at the intake became supercooled (−0.03 °C on two of your probes, which I did not know they could show) and small plates of ice stuck to everything: the screen, the ladder, the turbidity head. Turbidity went from 1.4 to 380 and I was within a minute of closing the intake.

What stopped me: temperature just *below* zero and the humidity inside the sensor quiet, so it was not leaking and not lying. We heated the screen, and after four hours it all let go at once.

Maybe a rule is hidden here: turbidity high **and** water below 0.00 °C means ice and not mud. I would trust it after ten nights. I have two.`,
    tags: ['field-report', 'fouling'],
    comments: [
      {
        by: 'beatriz',
        after: 0.3,
        body: "−0.03 is inside what I certify (worst point in your range was 0.004), so you may quote it to anybody. I'm so pleased you ordered the cold range.",
      },
      {
        by: 'magnus',
        after: 0.7,
        body: "Beautiful observation. There are records from three Norwegian intakes that I can test your rule on; they'd give us perhaps thirty nights.",
      },
      {
        by: 'magnus',
        after: 5,
        body: "Thirty-four nights with frazil noted in the operators' log. Your rule catches 29, with two false calls in four winters. The five misses are all probes mounted more than a metre below the ice, in water that had already warmed.",
        replyTo: 1,
      },
      {
        by: 'gunnar',
        after: 5.3,
        body: 'Twenty-nine of thirty-four is better than my colleague Hallur, and he has a knee for it.',
        replyTo: 2,
      },
    ],
  },
  {
    key: 'harbour-morning-line',
    kind: 'post',
    by: 'aisha',
    daysAgo: 6,
    title: '"Anything funny?" One line each morning, for three harbours to try',
    body: `Moana wished for it on a slip of paper more than a year ago, Yara collected your pencilled tide tables, and here is what came out. At an hour that you choose, you get a single line:

> Low 0.41 at 03:10, high 1.92 at 09:25. Nothing funny.

or, on another day:

> Low 0.38 at 04:02, high 1.97 at 10:15. **Funny:** fuel berth rose 6 cm while the others fell, 02:20–02:50.

By text message or mail, no login, no chart. "Funny" means: further from its neighbours than on 99 of the last 100 days. We'll be wrong, so answer the message with *no* and it learns that this one wasn't.

I'd like three sites for four weeks. After that we look at one figure only: how many mornings changed what you did.`,
    tags: ['dashboard', 'wishes'],
    comments: [
      {
        by: 'moana',
        after: 0.2,
        body: 'Me. 05:40 please, before the night man goes home, so he can argue with it.',
      },
      {
        by: 'leila',
        after: 0.5,
        body: 'We try also, at 06:45. I volunteer the colleague who comes at 06:58 on Sundays.',
      },
      {
        by: 'gunnar',
        after: 0.8,
        body: 'On 99 of 100 days I would receive a message that says nothing. Can I have it only when it is funny?',
      },
      {
        by: 'aisha',
        after: 1,
        body: 'You can, though then silence means either "nothing" or "broken", and you wouldn\'t know which. Moana\'s point about boring is exactly that.',
        replyTo: 2,
      },
      {
        by: 'gunnar',
        after: 1.4,
        body: 'Hm. You are right and I dislike it. Put me down for the whole line.',
        replyTo: 3,
      },
    ],
    buildsOn: ['harbour-dashboard-unopened', 'harbour-wish-list'],
  },
  {
    key: 'harbour-q-fourteen-mm',
    kind: 'question',
    by: 'leila',
    daysAgo: 2.2,
    title: 'Two radar sensors on one bridge differ by 14 mm, but only in the afternoon',
    body: `Same beam, 1.5 m apart, same firmware, both installed on the same day by the same careful person. In the night they agree to 2 mm. From about 13 h until sunset sensor B says that the river is 11 to 14 mm higher than A says. Cloudy days: 3 mm.

B is in the sun. Is it the electronics, the beam of the bridge that bends, or the water that is in truth higher by the pillar? My chief says "14 mm, who cares". I care.`,
    tags: ['data', 'calibration'],
    comments: [
      { by: 'wren', after: 0.3, body: 'Is one of them in the new white housing?' },
      {
        by: 'leila',
        after: 0.6,
        body: 'A is white, B is black! I had not thought of the colour, I had thought of the sun.',
        replyTo: 0,
      },
      {
        by: 'dmitri',
        after: 1.1,
        body: "For the record the type approval allows ±5 mm over −20 to 60 °C *at the housing*. If B's board reads above 60 in the afternoon, it is outside what we promised and that isn't your bridge's fault. The board temperature is in the raw messages.",
      },
      {
        by: 'leila',
        after: 1.5,
        body: '67 °C on B at 15 h yesterday, 49 on A. I will exchange the lids on Thursday and see who lies then.',
        replyTo: 2,
      },
    ],
  },
  {
    key: 'harbour-school-visit',
    kind: 'post',
    by: 'moana',
    daysAgo: 0.4,
    title: 'Twenty-six ten-year-olds and a bucket: the best sensor test we have had all year',
    body: `Port Ahuriri School came down this morning. I gave them the fuel-berth loan sensor, a bucket and no instructions. In twenty minutes they'd found out that it doesn't see through foam, that it can be fooled with a tray, that it reads a duck as 22 cm of water, and that if you all jump on the pontoon together the line on the screen jumps too.

A girl called Aroha asked why the line was *smooth* when the water wasn't. I said it was an average. She asked who decided how long. I said someone in Portugal, probably. She would like to know who, and whether they'd been in a boat.`,
    tags: ['club', 'field-report'],
    comments: [
      {
        by: 'magnus',
        after: 0.15,
        body: 'It was me, forty seconds, and yes, but I was seasick. Please tell Aroha that she may choose the next one. What does she propose?',
      },
    ],
  },
];
