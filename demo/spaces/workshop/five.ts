import type { DemoEntry } from '../../types.ts';

export const workshopFive: DemoEntry[] = [
  {
    key: 'workshop-fourteen-parts',
    kind: 'post',
    by: 'halima',
    daysAgo: 78,
    title: 'Fourteen parts that nobody swaps without 1,000 hours on my bench',
    body: `The list I promised after the gasket. A part is on it if (a) it keeps water out or (b) its failure takes more than a month to show.

1. lid gasket
2. cable gland and its rubber
3. vent membrane
4. potting compound
5. O-ring of the turbidity window
6. desiccant
7. conformal coating
8. lithium cell
9. hybrid capacitor
10. humidity chip
11. antenna bulkhead
12. lid screws (yes: the coating)
13. cable jacket
14. the glue of the label

1,000 hours: 40 °C, salt mist, squeezed or loaded as in life, measured at 0, 250, 500 and 1,000. It takes six weeks and costs us about 300 euro for each part. **"Same as before, only cheaper" also needs it.** Above all that one.`,
    tags: ['standards', 'recall', 'testing'],
    comments: [
      {
        by: 'stefan',
        after: 0.2,
        body: 'Accepted, and thank you for a list with an end. Suppliers now hear "six weeks" in my first sentence. One has already gone quiet.',
      },
      {
        by: 'joao',
        after: 0.9,
        body: 'Number 15: the grease for the O-ring. We changed the brand in March since the shop was out of it. I only remember because the tin is blue.',
      },
      {
        by: 'halima',
        after: 1.1,
        body: 'João… Fifteen, then. Tin to my bench today please. I am grateful, and a little cross.',
        replyTo: 1,
      },
    ],
    buildsOn: ['workshop-gasket-groove'],
  },
  {
    key: 'workshop-tide-tank',
    kind: 'post',
    by: 'magnus',
    daysAgo: 66,
    title: 'Our tide tank has a tide of its own',
    body: `The tank is 2.40 m long and I fill it to 0.60 m. It sloshes, as any bath does, with a period of about 2.2 s. I had always waited "until it looks calm" before reading a level sensor.

Calm to the eye is ±4 mm. After every step of the pump the amplitude falls by half in 95 s, so you must wait **nine minutes** for ±0.1 mm. We wait two. Hence every accuracy figure that we've published for the last three years is about 1.6 mm too pessimistic.

I'm not sure how one announces that one is better than one said. Meanwhile: a sheet of coarse foam across the middle brings the half-life to 11 s. Please leave the foam in. It isn't packaging.`,
    tags: ['testing', 'data'],
    comments: [
      {
        by: 'nuno',
        after: 0.2,
        body: 'It was packaging on Tuesday, I threw it away. I am sorry. There is another from the new oven.',
      },
      {
        by: 'oliver',
        after: 0.4,
        body: 'You announce it in large type, on the front page. Give me a number and I will find the type.',
      },
      {
        by: 'dmitri',
        after: 0.5,
        body: 'You announce it after forty sensors have been measured again, with foam, by somebody other than the inventor of the foam.',
        replyTo: 1,
      },
      {
        by: 'beatriz',
        after: 17,
        body: 'Forty done. Standard deviation 0.7 mm, was 1.9. Three of the forty really are bad, and the old method could not see them in the splashing.',
      },
    ],
  },
  {
    key: 'workshop-q-map',
    kind: 'question',
    by: 'aisha',
    daysAgo: 57,
    title: 'What makes our map weigh nine megabytes on a harbour phone?',
    body: `On the quay in Apapa, with two bars of signal, the start page took **48 seconds**. I stood there with the customer, and we talked about football.

From the network panel: 9.1 MB, of which

- 5.2 map tiles, at twice the sharpness
- 2.4 scripts
- 1.1 one font with 3,000 characters, for a heading
- 0.4 everything that the customer wants

I can drop the font myself. What do I do about the tiles, given that most people look at the same four kilometres each day?`,
    tags: ['cloud', 'design'],
    comments: [
      {
        by: 'jonas',
        after: 0.2,
        body: 'Vector tiles. One file per region, 300 kB for a harbour, sharp on any screen, and it may be stored for weeks.',
      },
      {
        by: 'yara',
        after: 0.3,
        body: 'Before the tiles: does the first page have to be a map? In the interviews 2 of 14 harbour people looked for something *by place*. They know where their sensors are. They put them there.',
      },
      {
        by: 'aisha',
        after: 0.6,
        body: 'Hm. I have asked three today, with my thumb over the map. None missed it.',
        replyTo: 1,
      },
      {
        by: 'tomas',
        after: 1,
        body: "The map sells, though. At every fair people stop because of it. Keep it one tap away and I'm content.",
      },
      {
        by: 'aisha',
        after: 23,
        body: 'List first, map on a tap, vector tiles on it as Jonas says. 0.5 MB, 3.1 seconds on the same stone of the same quay. We had no time for football.',
        replyTo: 1,
      },
    ],
    accepted: 1,
  },
  {
    key: 'workshop-under-load',
    kind: 'post',
    by: 'lucia',
    daysAgo: 49,
    title: 'From a voltage to a word: how "good", "stiff" and "change it" are decided',
    body: `The new firmware keeps the lowest voltage seen while sending. A number like 2.93 is honest but leaves the reader to be a chemist. So three words. This is how they come about, please attack it.

\`\`\`c
static word_t word_of(const cell_t *cell) {
  if (cell->low_mv < 2700 || cell->fall_mv_week > 40) return CHANGE_IT;
  if (cell->low_mv < 3000) return STIFF;
  return GOOD;
}
\`\`\`

Points I argued over with myself:

- temperature is **left out** on purpose. If it is too weak at 2 °C then it is too weak.
- the fall per week is a median of seven days, so one bad night won't cry wolf
- once CHANGE_IT is reached it stays until somebody opens the lid

In the cold box it spoke between 9 and 16 days before the end, for 14 cells of 15. I know about the fifteenth.`,
    tags: ['power', 'firmware'],
    comments: [
      {
        by: 'sunniva',
        after: 0.2,
        body: 'What does a *fresh* cell after a year on the shelf say? They have that skin, and the first pulses are poor.',
      },
      {
        by: 'lucia',
        after: 0.3,
        body: 'STIFF for about six hours, then GOOD. I could hide those hours, but the man who fits it would rather know, I think.',
        replyTo: 0,
      },
      {
        by: 'callum',
        after: 0.7,
        body: '"Stiff" I like. It says what it is, and it\'s what I say about my knees at 2 °C.',
      },
      {
        by: 'elif',
        after: 1.1,
        body: 'It must survive translation. In Turkish, "stiff" for a battery sounds like rigor mortis. *Tired* works in every language that I asked about, seven of them.',
      },
      {
        by: 'lucia',
        after: 1.3,
        body: "But tired suggests that it will rest and get better. It won't! Although … in summer it does. Ah. Then I leave it to Yara.",
        replyTo: 3,
      },
      {
        by: 'kenji',
        after: 4,
        body: 'A detail: `fall_mv_week` is signed, and a cell that warms up in spring *falls* by −60. Fine here, but the unsigned copy in the log shows 65476. I fixed the log.',
      },
    ],
    buildsOn: ['workshop-brown-out', 'workshop-payload'],
  },
  {
    key: 'workshop-double-maxima',
    kind: 'post',
    by: 'mireille',
    daysAgo: 38,
    title: 'I doubled the daily maximum of 212 sites for six days. Here is how',
    body: `My backfill of late readings ran twice for the days 4 to 9 of last month, and the second run *added* where it should have replaced. Sums and maxima are kept in one table with one routine, and I'd tested it on means, where it makes no difference.

So a harbour with 3.10 m at high water showed 6.20. Eleven people wrote. The other 201 sites either saw and shrugged, or never looked, and I can't decide which I like less.

All is put right since yesterday afternoon. Raw readings were never touched.

## How it went, hour by hour

- **Mon 23:10** I start the backfill for six days. It takes longer than my patience.
- **Mon 23:50** The connection drops. No message, no half-way mark. I assume that nothing was written.
- **Mon 23:52** I start it again. It had, in fact, written everything, and what I lost was only the *news* of it.
- **Tue 06:00** The daily report takes the doubled figures and sends them out, on time and well formatted.
- **Tue 09:15** First customer. Support asks me and I say, with full confidence, "spring tide". It was not a spring tide. I hadn't looked.
- **Thu 11:30** Eighth customer, whose harbour has no tide at all. Now I look.
- **Thu 16:40** Repaired.

The two and a half days between my confident answer and my first look are what I'd undo, if I might undo one thing.

## To do

- [x] repair, and compare every day with a fresh computation
- [x] letter to all 212
- [ ] make the job safe to run twice, or thrice
- [ ] a check of plain sense: may a level rise by more than 4 m in a day?`,
    tags: ['data', 'cloud'],
    comments: [
      {
        by: 'rafael',
        after: 0.1,
        body: 'Of the eleven, three were amused, seven polite, and one had already ordered sandbags. I rang him first.',
      },
      {
        by: 'magnus',
        after: 0.3,
        body: 'Careful with "4 m in a day". The Bristol Channel does 12, twice. Take the largest range of the site itself, times 1.3.',
      },
      {
        by: 'bao',
        after: 0.4,
        body: 'I approved that change in four minutes, between two calls. My name belongs in the first paragraph too.',
      },
      {
        by: 'finn',
        after: 2.6,
        body: 'Could the job write into a fresh table and swap at the end? Then twice is the same as once by construction, and I may press the button half asleep.',
      },
      {
        by: 'mireille',
        after: 9,
        body: 'That is how it works now. I ran it five times in a row out of spite: same checksum.',
        replyTo: 3,
      },
    ],
    closed: {
      by: 'mireille',
      after: 11,
      outcome:
        'Job writes to a new table and swaps; running it again changes nothing. A value beyond 1.3 times the range ever seen at a site is held back and shown to a person first: four held so far, three of them nonsense, one a true flood in Chile.',
    },
    buildsOn: ['workshop-two-clocks'],
  },
];
