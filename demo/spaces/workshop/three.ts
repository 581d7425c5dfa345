import type { DemoEntry } from '../../types.ts';

export const workshopThree: DemoEntry[] = [
  {
    key: 'workshop-q-retention',
    kind: 'question',
    by: 'bao',
    daysAgo: 190,
    title: 'How long must a raw reading live, and who would notice if it died?',
    body: `We hold 2.1 billion readings, 1.3 TB with indexes, growing by 70 GB a month. 94 % of queries touch the last fourteen days. The oldest ones are read by exactly two things: the yearly report, and Magnus.

Options as I see them:

1. keep everything for ever on fast disk (about 410 euro a month now, double in two years)
2. raw for 13 months, then ten-minute means on slow disk, raw in files nobody can query
3. as 2, but ask each customer

What would you lose with number 2?`,
    tags: ['cloud', 'data'],
    comments: [
      {
        by: 'magnus',
        after: 0.6,
        body: 'Extremes. A mean over ten minutes cuts the top off a seiche. Keep min and max beside the mean and I withdraw nearly everything.',
      },
      {
        by: 'dmitri',
        after: 1.5,
        body: 'Drinking-water customers in three countries have to show the *original* for five years. An archive file counts, provided that we can prove it is unaltered: a checksum, dated.',
      },
      {
        by: 'mireille',
        after: 1.9,
        body: 'Parquet files by month and site can be queried perfectly well, only not in 5 ms. I tried one year of Ahuriri: 11 GB becomes 0.8, and a full scan takes nine seconds.',
        replyTo: 0,
      },
      {
        by: 'finn',
        after: 8,
        body: 'Whichever you choose, somebody has to practise the way back. An archive that has never been restored is a rumour.',
      },
    ],
  },
  {
    key: 'workshop-seventeen-past-three',
    kind: 'post',
    by: 'finn',
    daysAgo: 128,
    title: 'At 03:17 every night the same nineteen sensors restart, in five countries',
    body: `Found while looking for something else. Nineteen sensors reset between 03:17:02 and 03:17:44 UTC, **every** night for at least 90 nights. They come back within two minutes, so no alarm, no gap, no complaint. Each restart costs a join, about a day and a half of battery a month.

What I know:

- Portugal 8, Czechia 4, Iceland 3, Norway 2, Chile 2
- eleven level, five turbidity, three chlorine
- firmware 3.8 to 3.11, revisions B, C and D
- six different gateways, two network servers
- reset cause: watchdog
- 1,140 other sensors don't do it

What I don't: anything. The ids are below. Throw guesses, wild ones welcome.

\`\`\`text
0417 0533 0561 0702 0718 0864 0871 0902 0933 1004
1011 1066 1102 1107 1129 1151 1163 1168 1172
\`\`\``,
    tags: ['firmware', 'cloud'],
    comments: [
      {
        by: 'jonas',
        after: 0.04,
        body: "Our nightly jobs begin at 03:00. At 03:17 runs… nothing, by the table. I'll look at what is *still* running.",
      },
      {
        by: 'kenji',
        after: 0.05,
        body: 'Watchdog, not brown-out? Then code hangs. Can I have one of the nineteen on my desk?',
      },
      {
        by: 'finn',
        after: 0.06,
        body: 'All nineteen are under water, on masts or down a hole. Asking nicely.',
        replyTo: 1,
      },
      {
        by: 'pavel',
        after: 0.09,
        body: 'Six gateways and two network servers rule out my side. I shall enjoy this one from the gallery.',
      },
      { by: 'lucia', after: 0.12, body: 'Primes? 0417… no.' },
      {
        by: 'ada',
        after: 0.15,
        body: "Uptime counter? If something overflowed it wouldn't be at the same *clock* time in all of them. A clock they share is ours. So it is a downlink.",
      },
      {
        by: 'jonas',
        after: 0.2,
        body: 'Settings sync. Starts 03:00, goes through the fleet in order of id, finishes at 03:26. But 1,159 sensors get it, and it takes each at a different minute.',
        replyTo: 5,
      },
      {
        by: 'finn',
        after: 0.21,
        body: 'In order of id 0417 and 1172 would be about fifteen minutes apart. They reset within 42 seconds of each other.',
        replyTo: 6,
      },
      { by: 'jonas', after: 0.22, body: 'True. Scratch that.', replyTo: 7 },
      {
        by: 'sunniva',
        after: 0.4,
        body: 'I put three boards on the rack, same firmware as 0702, and let them live through the night. Nothing. They slept like babies.',
      },
      {
        by: 'callum',
        after: 0.5,
        body: "Fitted 0864 and 0871 with my own hands on one afternoon, same pier. I also fitted 0869 and 0870 there, and they're not on your list. What do 64 and 71 have that 69 and 70 don't?",
      },
      { by: 'magnus', after: 0.55, body: 'That is the best lead so far. Depth?', replyTo: 10 },
      {
        by: 'callum',
        after: 0.58,
        body: '64 at three metres, 69 at three metres, identical. Even the seaweed is the same.',
        replyTo: 11,
      },
      {
        by: 'bao',
        after: 0.8,
        body: 'I woke early for 03:17 and watched the wire. The nineteen receive a downlink of 38 bytes and then go quiet. On port 9. What is port 9?',
      },
      {
        by: 'ada',
        after: 0.9,
        body: 'Port 9 is "labels". It writes the display name of the site into the sensor, so that a technician with a hand reader sees where he is. I\'d forgotten that it exists.',
        replyTo: 13,
      },
      {
        by: 'jonas',
        after: 0.95,
        body: 'So had I. It is a separate job with its own queue. It sends a label whenever the stored one differs from ours, and starts when the sync is two thirds through. That makes 03:17.',
      },
      { by: 'finn', after: 1, body: 'But why *every* night? They have had their label by now.' },
      {
        by: 'jonas',
        after: 1.03,
        body: 'Because the sensor restarts before it has stored it, so the next night it still differs. A perfect little treadmill.',
        replyTo: 16,
      },
      {
        by: 'kenji',
        after: 1.1,
        body: 'Then it is the content. Finn, can we see the nineteen labels?',
      },
      {
        by: 'finn',
        after: 1.15,
        body: 'Porto de Leixões N, Stanice Děčín, Reykjavíkurhöfn, Cais da Nazaré, Brygga Tromsø, Muelle de Chañaral … I can go on. All handsome places.',
        replyTo: 18,
      },
      { by: 'lucia', after: 1.17, body: 'Length? Our label field is 16 bytes.' },
      {
        by: 'finn',
        after: 1.2,
        body: 'Lengths 13 to 30. But "Figueira da Foz, cais norte" has 27 and behaves.',
        replyTo: 20,
      },
      {
        by: 'teresa',
        after: 1.4,
        body: "I only came here because Finn's list is taped to the printer. These are the very customers whose names my old accounting program spoils on the invoices. I have had a paper note with the same towns on my screen since I came. It is the letters with hats.",
      },
      { by: 'mireille', after: 1.42, body: 'The letters with hats!', replyTo: 22 },
      {
        by: 'ada',
        after: 1.45,
        body: 'Teresa, you are magnificent. A letter with a hat is two bytes. We cut the label at sixteen *bytes*. If the cut goes through the middle of a letter, the last byte promises another one that never comes, and the routine that measures the text for the little display reads on past the end, looking for it.',
        replyTo: 22,
      },
      {
        by: 'kenji',
        after: 1.5,
        body: 'Past the end is the erased flash, 0xFF for ever. It never finds a zero and the dog bites. I tried a hat on every place in turn on the rack: it bites on the *fourteenth* byte and nowhere else. Thirteen a and one ã, that is all it takes.',
      },
      {
        by: 'sunniva',
        after: 1.52,
        body: 'Reproduced. All three babies woke up screaming.',
        replyTo: 25,
      },
      {
        by: 'magnus',
        after: 1.6,
        body: 'Why the fourteenth, if we cut at sixteen? And 61 sites have hats. Nineteen of them with the hat in one particular place seems rather many.',
      },
      {
        by: 'mireille',
        after: 1.7,
        body: 'I counted: sixteen of the nineteen have it there, so the theory needs a second leg. "Brygga Tromsø" has its hat at thirteen, for instance.',
        replyTo: 27,
      },
      {
        by: 'mireille',
        after: 1.72,
        body: 'No it doesn\'t. The full label is "Brygga, Tromsø", with a comma, and Finn had tidied the commas away when he typed the list. Three sites with a comma. Nineteen of nineteen, and none of the other 42. I am lying down now.',
        replyTo: 28,
      },
      {
        by: 'jonas',
        after: 1.8,
        replyTo: 27,
        body: 'The fourteen: our side puts a length byte in front *and* counts it, so sixteen becomes fifteen. The sensor keeps one more back for the zero at the end. Fourteen. Two off-by-ones holding hands.',
      },
      {
        by: 'finn',
        after: 1.85,
        body: 'I will never again tidy a comma. Somebody embroider it.',
        replyTo: 29,
      },
      {
        by: 'callum',
        after: 1.9,
        body: 'And 69 and 70 are the "S" and "E" of the same pier, I named those "Leixoes" as I couldn\'t find the õ on my phone. Laziness saved two sensors.',
      },
      {
        by: 'joao',
        after: 2.1,
        body: 'For the record, this firm has written my name as Joao, Jo?o and JoÃ£o. I feel for the sensors.',
      },
      { by: 'bao', after: 2.2, body: 'Welcome to my whole life.', replyTo: 33 },
      {
        by: 'finn',
        after: 2.4,
        body: 'Label job is off since 02:50. Last night: no restart, the first such night on record.',
      },
      {
        by: 'ada',
        after: 3.1,
        body: 'Fix in the sensor: cut only between letters, and measure with a limit. Fourteen lines, five of them tests. It also needs the obvious question asked: why does a sensor know the name of its town at all?',
      },
      {
        by: 'petra',
        after: 3.3,
        body: 'Because in the dark, with a hand reader, on a pier with four identical boxes, I want to know which one I am about to switch off. Please keep it.',
        replyTo: 36,
      },
      {
        by: 'yara',
        after: 3.6,
        body: 'Could it show a short code of four letters which is also printed on the box? Names change, customers rename sites all the time. A code is never cut, never has hats, and fits the display without scrolling.',
        replyTo: 37,
      },
      {
        by: 'petra',
        after: 3.7,
        body: 'If it is printed *large*, yes. Gloves, rain, glasses in the van.',
        replyTo: 38,
      },
      {
        by: 'ximena',
        after: 4.2,
        body: 'Four letters that can be said over a bad radio, please. No M beside N. In Valparaíso I once switched off the wrong one of B, D and P.',
      },
      {
        by: 'halima',
        after: 5,
        body: 'We laser the lid anyway. One more line costs us two seconds.',
      },
      {
        by: 'omar',
        after: 8,
        body: "What I take from this: a fault that heals itself within two minutes was invisible for at least three months. I'd like one number per week on the wall, restarts per thousand sensor days, whatever the cause.",
      },
      {
        by: 'finn',
        after: 12,
        body: 'It is up. Before: 19.4. After: 2.8. The 2.8 are another story, there will be another list on the printer.',
        replyTo: 42,
      },
      { by: 'teresa', after: 12.3, body: 'I shall bring my glasses.', replyTo: 43 },
    ],
    closed: {
      by: 'finn',
      after: 30,
      outcome: `A label cut through the middle of a two-byte letter made the sensor read on into erased memory until the watchdog bit; the job then sent the same label again the next night. Fixed in 3.12, text lengths are tested with hats on every byte, and the label becomes a four-letter code that is lasered on the lid.

Solved by Teresa, from Accounts.`,
    },
  },
];
