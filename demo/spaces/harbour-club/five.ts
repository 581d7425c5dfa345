import type { DemoEntry } from '../../types.ts';

export const harbourClubFive: DemoEntry[] = [
  {
    key: 'harbour-q-torque',
    kind: 'question',
    by: 'leila',
    daysAgo: 88,
    title: 'No torque driver on the boat: how do I know that the lid is tight enough?',
    body: `The recall kit says 1.2 N·m, in star order, twice round. My crews have a T20 on a stick. I have asked three of them to close the same lid "firmly" and got three opinions, one of which cracked the boss.

Is there a sign that one can see?`,
    tags: ['recall', 'installation', 'documentation'],
    comments: [
      {
        by: 'callum',
        after: 0.3,
        body: "Short answer from boats: hold the bit driver between thumb and two fingers, no palm. You can't get much past 1.3 that way, I've checked mine against the bench.",
      },
      {
        by: 'wren',
        after: 0.7,
        body: "There is a sign, we just never told anyone. With the right gasket the gap between lid and body closes to 0.3 mm and the bead squeezes out until it's *level* with the edge. Run a fingernail across: if it catches on the lid, a little more; if it catches on rubber, too much. And the kit shall get a click driver, see below.",
      },
      {
        by: 'ngozi',
        after: 1.1,
        body: "Preset click drivers, 1.2, plastic, €3.10 each at a hundred. Forty are in tonight's parcels to Kénitra and Napier.",
        replyTo: 1,
      },
      {
        by: 'leila',
        after: 8,
        body: 'The fingernail is now official. A man with short nails uses his bus card.',
      },
    ],
    accepted: 1,
    buildsOn: ['harbour-gasket-recall'],
  },
  {
    key: 'harbour-recall-opened',
    kind: 'post',
    by: 'halima',
    daysAgo: 58,
    title: 'What we found when 63 sensors came home and we cut them open',
    body: `You sent them back at our cost, so here is what your postage told us. I looked at every gasket under the microscope, weighed the desiccant, and measured how much of its thickness each had lost for good.

- 63 sensors, 22 sites, 4 to 9 months in service
- permanent loss of thickness: 24 to 47 %, median 38. Our limit is 20.
- more than 3 g of water in the desiccant: 19
- corrosion on the board: 8, all above 5 g
- **two** with perfect gaskets and water anyway

Those two bothered me for a week. Both came from piles where mussels had grown into the lid groove. The byssus threads had lifted the edge by a few hundredths of a millimetre. So keep the groove clean when you're out there. A toothbrush does it.

One plain correction: in the long conversation I guessed that warm sites would be worst. They aren't. The worst three were Icelandic.`,
    tags: ['recall', 'data'],
    comments: [
      {
        by: 'gunnar',
        after: 0.4,
        body: 'We are proud to be worst at something. Why? Rubber and cold I understand, but 38 % against 47?',
      },
      {
        by: 'wren',
        after: 0.8,
        body: "Freeze and thaw pump the lid. Every cycle the trapped air pulls in about a gram of damp per litre and the softened gasket doesn't spring back. Warm sites creep more but breathe less.",
        replyTo: 0,
      },
      {
        by: 'magnus',
        after: 1,
        body: "Would you publish the table with days in service? I'd like to plot loss against number of freeze cycles before anybody calls that explanation settled.",
      },
      {
        by: 'halima',
        after: 1.9,
        body: 'Table is at <https://data.example.org/recall-63>, one row for each, sites rounded to the country.',
        replyTo: 2,
      },
      {
        by: 'magnus',
        after: 4,
        body: "Plotted. Freeze cycles explain about half of the spread (r² = 0.52, n = 61). Time in service alone, 0.17. Wren's pump it is, mostly.",
      },
    ],
    buildsOn: ['harbour-gasket-recall', 'harbour-mussels', 'workshop-gasket-groove'],
  },
  {
    key: 'harbour-q-csv',
    kind: 'question',
    by: 'gunnar',
    daysAgo: 51,
    title: 'Which hour is the hour in the exported file?',
    body: 'In the file that I download there is a column `time` and no zone. In March everything was right. Since the clocks changed in the rest of Europe (we do not change ours, we are a serious country) my night-flow sums are off by an hour on some sites and not on others.',
    tags: ['data', 'documentation'],
    comments: [
      {
        by: 'jonas',
        after: 0.3,
        body: "Ours, and embarrassing. The column was written in the zone of *whoever clicked export*. You're right and your colleague who sits in Copenhagen this month is wrong.",
      },
      {
        by: 'jonas',
        after: 3.6,
        body: 'Fixed from today: always UTC, always with the Z, e.g. `2025-05-02T23:10:00Z`, and a second column `local` in the zone of the site with its offset. Files that you already have: add the offset of the person who exported them, whose name is in the first line.',
        replyTo: 0,
      },
      { by: 'gunnar', after: 4.1, body: 'The sums agree to the litre. I have told Copenhagen.' },
    ],
    accepted: 1,
  },
  {
    key: 'harbour-report-pontoons',
    kind: 'post',
    by: 'ximena',
    daysAgo: 44,
    title: 'Three days on the pontoons at Ahuriri, in the order in which things went wrong',
    body: `I came for eleven gaskets. I left having changed eleven gaskets, two antennas and my opinion about zip ties.

**Day one.** Wind 30 knots. Opened nothing. Moana's deckhand Wiremu showed me that every sensor on the floating pontoons is tied on with stainless bands *through* the fender chain, so each ship that bumps the fender shakes the sensor. That's the 0.4 Hz noise that Magnus has been filtering out since winter.

**Day two.** Flat calm. Nine lids before lunch; two were wet (4 and 6 g). On the outer wall I raised the whip above the edge as Pavel had said.

**Day three.** Re-hung five sensors on their own brackets. Noise went from ±18 mm to ±3.

The UV had eaten every white zip tie in fourteen months. Black ones from the same bag: fine. I know this is in the manual, I had just never seen it done so thoroughly.`,
    tags: ['field-report', 'installation', 'recall'],
    comments: [
      {
        by: 'magnus',
        after: 0.5,
        body: "Eight months of filtering somebody's fender. I have deleted the filter and bowed my head.",
      },
      {
        by: 'moana',
        after: 0.9,
        body: 'Wiremu wants it recorded that he said so in the first week, and that the visitor eats more pie than any deckhand.',
      },
      {
        by: 'petra',
        after: 1.5,
        body: 'Can I have the two before-and-after traces for the field course? "Look at what it is tied to" will be slide one.',
      },
      { by: 'ximena', after: 2.2, body: 'Sent. Slide two should be the pie.', replyTo: 2 },
    ],
  },
  {
    key: 'harbour-q-chlorine',
    kind: 'question',
    by: 'gunnar',
    daysAgo: 33,
    title: 'The chlorine probe drifts only at the far end of the net. Water or probe?',
    body: `Three probes, same age, same flow cell. At the works: stable within 0.02 mg/l. In the middle of the net: the same. At the last house before the sea: falls by 0.01 each week, after cleaning returns by a third, and the hand test says the chlorine has **not** fallen.

I have exchanged probe 3 with probe 1. The place kept the drift and the probe was innocent.`,
    tags: ['calibration', 'fouling'],
    comments: [
      {
        by: 'hana',
        after: 0.6,
        body: "Swapping them was the right test, thank you. What's the flow at the last house at night? Those membranes need about 30 l/h past them or they eat their own neighbourhood.",
      },
      { by: 'gunnar', after: 1.1, body: '44 l/h at the lowest. I thought of it too.', replyTo: 0 },
      {
        by: 'beatriz',
        after: 1.9,
        body: 'What does the membrane look like, brown or grey? Brown would be iron. In a dead end it comes off the pipe.',
      },
      {
        by: 'gunnar',
        after: 8,
        body: 'Brownish. But the manual says "slight discolouration is normal", so how brown is slight? I have sent you a probe with a colour card from a paint shop. It is between Biscuit and Camel.',
        replyTo: 2,
      },
    ],
  },
  {
    key: 'harbour-wish-ledger',
    kind: 'post',
    by: 'oliver',
    daysAgo: 27,
    title: 'What became of fourteen wishes, with the three we dropped on the floor',
    body: `Tomáš promised this table every three months and asked to be quoted if it didn't come. It didn't come, twice. I'm quoting him, and doing it.

| What you wished | What became of it |
| --- | --- |
| hush an alarm while dredging | shipped |
| sheet in French and Arabic | shipped, on divers' slate |
| stiffer wiper blade | shipped, ask for "blade 2" |
| cold-range calibration | was always possible; now on the order form |
| show the curve on a jump | shipped |
| resend after a gap | shipped |
| UTC in exports | fixed |
| true battery figure | in the next firmware |
| "tell me when it's boring" | Aisha has something, soon |
| hear round a breakwater with a ship alongside | not solved |
| sensors that float | no: not a thing we'd be good at |
| lost: white housings for hot places | nobody wrote down who asked. Was it you? |
| lost: longer cable, 25 m | same |
| lost: invoice with the site's name on it | Teresa did it in an hour once I asked |

Eight good, one no, two on the bench, three that we should be ashamed of.`,
    tags: ['wishes', 'club'],
    comments: [
      {
        by: 'leila',
        after: 0.3,
        body: "The white housings, it was me! In July, when the lid burned a man's hand.",
      },
      {
        by: 'oliver',
        after: 0.5,
        body: "Found, then. Wren says white stock exists for the radar housings; we'll send two and you tell us what the hand says.",
        replyTo: 0,
      },
      {
        by: 'tomas',
        after: 0.8,
        body: "Fairly quoted. I've handed the table to Oliver for good; a promise in my calendar turned out to be nowhere.",
      },
      {
        by: 'gunnar',
        after: 1.3,
        body: 'The cable was me. I did not repeat it, because in Iceland one assumes that a thing said is heard.',
      },
      {
        by: 'noor',
        after: 2,
        body: 'Two customers who never write here read the list and rang me to say that theirs was on it. One of them also asked if Gunnar is always like this.',
      },
      {
        by: 'mireille',
        after: 3,
        body: 'Small sum over the year: from wish to answer took 9 days at best, 204 at worst, median 46. From answer to shipped, median 61.',
      },
    ],
    buildsOn: ['harbour-wish-dredging', 'harbour-wish-languages'],
    supersedes: 'harbour-wish-list',
  },
];
