import type { DemoEntry } from '../../types.ts';

export const fieldNotesFour: DemoEntry[] = [
  {
    key: 'field-gasket-tour',
    kind: 'post',
    by: 'petra',
    daysAgo: 88,
    title: 'Twenty-one gasket sites in six weeks: the plan, and where I expect it to burst',
    body: `Most of the 31 customers change the gasket themselves, bless them. Twenty-one sites can go under water or hang where nobody but us may climb. So:

- **@callum** Scotland, Ireland, Norway (9 sites)
- **@ximena** Chile, then Ahuriri (5)
- me: Poland, Czechia, Portugal, Iceland (7)

Order by risk and not by road. That costs us about 1,900 km more, and I'd like nobody to optimise it back.

What goes into each bag, packed by Ngozi and counted twice:

1. gaskets, lot B only, in the sealed pouch; **open it at the lid and not in the van**
2. desiccant, one per lid and two spare, with the date written on it at the lid
3. T20 bit, torque driver at 1.2 Nm with its sticker from this quarter
4. toothbrush, lint-free cloth, fresh water in a bottle (no solvent, the rubber drinks it)
5. a scale that reads to 0.1 g. The *old* desiccant is weighed on the spot and the figure goes into your note, since Halima needs it before the parcel reaches her
6. one complete exchange sensor for every three lids

If it holds more than 5 g of water then don't be brave: exchange the sensor and bring the old one home unopened.

Where it will burst: boats in Norway, Callum's back, and the second week, where three lids stand on one day with 400 km between them. If you have a driving licence, a T20 bit and a free Wednesday, please say so.`,
    tags: ['recall', 'service'],
    comments: [
      {
        by: 'nuno',
        after: 0.1,
        body: 'Licence, bit, Wednesday. I have never seen one of ours in water.',
      },
      {
        by: 'halima',
        after: 0.15,
        body: 'Take me as well. I have questions for these lids that cannot be put by post.',
        replyTo: 0,
      },
      { by: 'callum', after: 0.4, body: 'My back denies everything.' },
      {
        by: 'magnus',
        after: 0.6,
        body: 'For Norway: I know the harbour master at Ålesund, we sang together. He has a boat and time. Shall I?',
      },
      { by: 'petra', after: 0.65, body: 'Sing.', replyTo: 3 },
      {
        by: 'nuno',
        after: 13,
        body: 'Did three lids with Halima near Aveiro and Figueira. Lid 24-1302 lifted off with two fingers. On the line it takes a lever. I have thought of nothing else since, and I check each lid now by *pulling*.',
      },
      {
        by: 'ximena',
        after: 43,
        body: 'Chile done, I write from the airport in Santiago. Five lids, one wet, no salmon disturbed. Next: New Zealand with 4 kg of gaskets in my hand luggage.',
      },
    ],
    closed: {
      by: 'petra',
      after: 50,
      outcome:
        'All 21 done in seven weeks, not six. Three wet, one dead. Nuno and Halima took four of them, and the factory has asked that somebody from the line comes along four times a year from now on. Yes.',
    },
    buildsOn: ['desk-gasket-recall'],
  },
  {
    key: 'field-q-dawn-jumps',
    kind: 'question',
    by: 'ximena',
    daysAgo: 79,
    title: 'Why does a radar see the river rise by 30 cm at dawn, on dry days only?',
    body: `Río Biobío, road bridge, radar 7.2 m above water. Every dry morning between 05:50 and 06:20 the level jumps up by 28 to 33 cm, holds, and falls back. On wet mornings: nothing. The old float gauge 200 m downstream knows of no wave.

I first thought of the dam upstream (they release at seven). Then of traffic. Then of the milk lorry, seriously, as it comes at six.

The head looks clean from the road. What rises 30 cm and has breakfast at ten to six?`,
    tags: ['data', 'service'],
    comments: [
      {
        by: 'magnus',
        after: 0.2,
        body: 'Something in the near part of the beam would shorten the path: at 7.2 m a target 30 cm *above* the water. Mist! A layer of dense mist on the river at dawn? Though at 80 GHz mist should be glass.',
      },
      {
        by: 'pavel',
        after: 0.4,
        body: 'Mist no. Drops on the lens, yes: they delay the pulse, but that makes the path *longer*, so a lower level. Wrong sign.',
        replyTo: 0,
      },
      {
        by: 'callum',
        after: 0.6,
        body: 'Spider. Web across the cone, you only see it with dew on it. Dry nights have dew, wet nights have a spider who stays at home.',
      },
      {
        by: 'pavel',
        after: 0.7,
        body: 'But a web sits at the head, not 30 cm above the water. Unless the double echo … web to head to web: no. What are the settings for the near zone?',
        replyTo: 2,
      },
      {
        by: 'ximena',
        after: 3.6,
        body: 'I was there at 05:40 with a torch and a thermos. **It is swallows.** Some two hundred, feeding in a sheet just above the water under the bridge, for as long as the insects are there. With rain there are no insects. They rise with the sun and the level falls back.',
      },
      {
        by: 'magnus',
        after: 3.7,
        body: 'I have waited my whole career for this echo curve. Please tell me that you recorded it.',
        replyTo: 4,
      },
    ],
    accepted: 4,
  },
  {
    key: 'field-van-three',
    kind: 'post',
    by: 'callum',
    daysAgo: 67,
    title: 'Van 3 now has a bench, an order, and one rule',
    body: `I took everything out, laid it on the yard, and put back only what had been used this year. Of 412 objects (I did notice the number) 167 returned.

Left side: water. Right side: electricity. At the rear: whatever must come out first in the rain. There's a fold-down bench with a vice and a lamp, so one can open a lid with dry hands.

The rule: **whoever takes the last one writes it on the door.** The door is painted with blackboard paint. It already says *cable ties (black)*, *biscuits*.

Total 318 euro, mostly timber.`,
    tags: ['kit'],
    comments: [
      {
        by: 'ngozi',
        after: 0.3,
        body: 'I pass that door each morning with my coffee. If it is on the door, it is in the van by five. Biscuits included.',
      },
      { by: 'ximena', after: 0.5, body: 'What were the other 245 things?' },
      {
        by: 'callum',
        after: 0.55,
        body: "Eleven torque drivers. Eleven. I shan't be taking questions.",
        replyTo: 1,
      },
    ],
  },
  {
    key: 'field-q-carnet',
    kind: 'question',
    by: 'ngozi',
    daysAgo: 55,
    title: 'Which paper makes a box of tools temporary at the customs of six countries?',
    body: `Petra's case with the survey instrument (value 6,400 euro) was held in Casablanca for five days, as it looked like an import. It was asked for a deposit of 20 %, in cash, which nobody travels with.

I know of the carnet: 250 euro, valid for a year, a sheet per crossing, and if one stamp is missing we pay duty for everything. Norway and Switzerland are easy. Morocco, Chile, New Zealand, Turkey and Bangladesh are not all in the scheme, I believe.

Who has travelled with such papers, and did the stamp hold?`,
    tags: ['kit'],
    comments: [
      {
        by: 'ximena',
        after: 0.4,
        body: 'Chile and New Zealand take it. In Santiago they count *each* screwdriver against the list. Put "tool roll, 1, assorted" or you will be there till Easter.',
      },
      {
        by: 'elif',
        after: 0.6,
        body: 'Turkey takes it too, with a translation that I can write in ten minutes.',
      },
      {
        by: 'noor',
        after: 0.9,
        body: "Bangladesh no. There the way is a letter from the customer, a bond by their bank, and somebody's cousin. I have the first two.",
      },
      {
        by: 'petra',
        after: 2.4,
        body: 'In Morocco it is on paper yes, in Casablanca at night no. Arrive in daylight, on a weekday.',
      },
      {
        by: 'greta',
        after: 3,
        body: 'The deposit for the carnet can run under our guarantee line, so no cash. Ask Teresa for the form with the green edge.',
      },
    ],
  },
];
