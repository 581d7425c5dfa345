import type { DemoEntry } from '../../types.ts';

export const workshopSix: DemoEntry[] = [
  {
    key: 'workshop-tenth-a-day',
    kind: 'post',
    by: 'ada',
    daysAgo: 26,
    title: 'A tenth of the fleet a day: the order, the brakes, and who may pull them',
    body: `The big firmware goes out from Monday. 1,159 sensors, ten groups, one a day. I want the order to be argued about *before*.

**Day 0** our own 22 (roof, tank, Wren's garden pond)
**Days 1–3** sites that we can reach on foot or by van within a day
**Days 4–8** the rest
**Day 9** chlorine at utilities, valve chambers, and anything under ice

Brakes, each of which stops all groups by itself:

- more than 3 restarts per 1,000 sensor days in any updated group
- more than 0.5 % of a group silent for six hours
- anyone in firmware, cloud, field or support writes **stop** under this entry. No reason needed at that moment.

Air time is 38 minutes per sensor at the slowest rate, spread over the night.`,
    tags: ['firmware', 'ways-of-working'],
    comments: [
      {
        by: 'petra',
        after: 0.5,
        body: 'Swap day 2 and day 3: on day 2 both Callum and I are on the same ferry.',
      },
      {
        by: 'finn',
        after: 6.2,
        body: 'Day 1: 114 of 114 back, restarts 0.9. Day 2: 116 of 116. I keep refreshing a page on which nothing happens, it is lovely.',
      },
      { by: 'hana', after: 8.3, body: '**stop**' },
      {
        by: 'hana',
        after: 8.35,
        body: 'Three turbidity units in Osaka report 0.00 NTU since the update. That may be true, the water there is very clean, but exactly zero thrice I do not believe.',
      },
      {
        by: 'kenji',
        after: 8.9,
        body: 'Hana is right. Below 0.02 the logarithm goes under the first step and we clamp to zero. It must clamp to "under 0.02". Cosmetic, nothing lost; patch is on the rack.',
        replyTo: 3,
      },
      {
        by: 'ada',
        after: 10.1,
        body: 'Patched, restarted with day 5. Hana, that was the brake doing its job at the cost of two days, please do it again whenever you like.',
        replyTo: 3,
      },
      {
        by: 'finn',
        after: 16.5,
        body: "All ten groups done. 1,154 of 1,159. Of the five, two are out of the water for the winter and three are on Ximena's list.",
      },
    ],
    closed: { by: 'ada', after: 17 },
    buildsOn: ['workshop-payload', 'workshop-under-load', 'workshop-q-roll-back'],
  },
  {
    key: 'workshop-q-fifteenth-cell',
    kind: 'question',
    by: 'ada',
    daysAgo: 17,
    title: 'The fifteenth cell died between two messages. What can an X-ray tell us?',
    body: `Fourteen of fifteen cells in the cold box gave notice. Number 11 said *good*, 3.24 V while sending, at 04:10, and was at 0.3 V at 04:20. No bulge, no leak, same lot as its neighbours.

The X-ray came back yesterday: the tab at the plus end looks bent, with a dark line across about a third of the weld. Lucía thinks that it cracked when the potting shrank in the cold. I think it was dropped.

How would one tell a *cold* crack from a *dropped* crack? And if nobody can: what would you do with the other 2,600 cells of that lot?`,
    tags: ['power', 'testing'],
    comments: [
      {
        by: 'wren',
        after: 0.2,
        body: 'Fatigue leaves beach marks on the fracture, a blow leaves it grainy. But you have to cut it open, and it is lithium, so not on my bench. The institute in Aveiro has a glove box.',
      },
      {
        by: 'nuno',
        after: 0.5,
        body: "I don't remember dropping one. If I had, I would have put it in the red box, and the red box is emptied without any count. Maybe start there: count.",
      },
      {
        by: 'lucia',
        after: 0.8,
        body: 'Six more from the lot into the box, potted, cycled +20 to −10 every four hours. If it is the potting, some tab should go within two weeks.',
      },
      {
        by: 'beatriz',
        after: 3.3,
        body: "The red box held nineteen cells since summer. It's under the bench where the floor is concrete. João has put a rubber mat there this morning, which doesn't answer the question but feels right.",
        replyTo: 1,
      },
      {
        by: 'lucia',
        after: 12.5,
        body: "75 cycles, six of six alive. That is beginning to look like Ada's theory. I give it until 200.",
        replyTo: 2,
      },
    ],
    buildsOn: ['workshop-under-load'],
  },
  {
    key: 'workshop-long-queue',
    kind: 'post',
    by: 'bao',
    daysAgo: 12,
    title: 'The queue is never long, except on the first of the month at seven',
    body: `Median wait from receipt to graph: 0.8 s. 99th percentile: 3 s. On the first of each month at 07:00 UTC: **four minutes**, since 340 monthly reports are rendered by the same four workers which take in readings.

Nobody complained. But if a river rises on the first of a month, an alarm comes four minutes late, and I would not like to explain that it was for the sake of PDFs.

Cheap repair: reports go to their own worker, one at a time, started at 02:00 and spread over three hours. I tried it on the copy with last month's load: alarm wait stays under 2 s throughout, and the last report is ready at 04:50.

Does any customer need it *at* seven?`,
    tags: ['cloud'],
    comments: [
      {
        by: 'noor',
        after: 0.3,
        body: 'Mine only need it before their own meeting, and the earliest is at 09:00 in Dhaka, which is three in your night. So start with the eastern ones!',
      },
      {
        by: 'bao',
        after: 0.35,
        body: 'Order by time zone, of course. I sit in one of the eastern ones and did not think of it.',
        replyTo: 0,
      },
      {
        by: 'greta',
        after: 1.2,
        body: 'I print ours and read it with coffee at 07:10. That report is apparently the river I am holding up. Move me to last.',
      },
    ],
  },
  {
    key: 'workshop-bracket',
    kind: 'post',
    by: 'wren',
    daysAgo: 9,
    title: 'Printed brackets: which plastic is still a bracket after fourteen months outside',
    body: `People print my bracket at home, in all colours, and then send me photographs of the pieces. So I hung five materials on the roof, 25 bars of each, and pulled one bar a month until it broke.

| Material | New | 6 months | 14 months |
| --- | ---: | ---: | ---: |
| PLA | 51 MPa | 22 | dust |
| PETG, white | 47 | 38 | 19 |
| PETG, black | 47 | 45 | 41 |
| ASA | 42 | 41 | **40** |
| nylon | 55 | 49 | 44, but 3 % longer |

Black PETG is the surprise. It is the carbon in it, the same as in cable ties. File and settings are at [example.org/bracket](https://example.org/bracket); print it flat, four walls, *black*.`,
    tags: ['mechanics', 'testing'],
    comments: [
      { by: 'ximena', after: 0.4, body: 'The white zip ties of Ahuriri send their regards.' },
      {
        by: 'callum',
        after: 0.8,
        body: 'I have a pink one at Oban, PLA, two years old and in rude health. It is in a cellar, admittedly.',
      },
      {
        by: 'dmitri',
        after: 1.1,
        body: 'Is a printed bracket "supplied by us" if we publish the file? I would like one sentence beneath the link before someone hangs it over a footpath.',
      },
      {
        by: 'wren',
        after: 1.9,
        body: 'Sentence is in: at your own risk, not above people, look at it each spring.',
        replyTo: 2,
      },
    ],
  },
];
