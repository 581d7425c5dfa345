import type { DemoEntry } from '../../types.ts';

export const workshopTwo: DemoEntry[] = [
  {
    key: 'workshop-two-clocks',
    kind: 'post',
    by: 'jonas',
    daysAgo: 285,
    title: 'We sort by the wrong clock, and have done so for three years',
    body: `Every reading has two times: when it was measured (by the sensor's clock) and when it arrived (by ours). Half of the back end orders by the first, the other half by the second. Nobody chose that. It grew.

It shows when a gateway was off the air and then hands in a whole night at once:

\`\`\`text
measured   arrived    level   shown in graph   used by alarm
02:10      07:31      4.12    at 02:10         at 07:31
02:20      07:31      4.31    at 02:20         at 07:31
07:30      07:31      3.02    at 07:30         dropped as "older"
\`\`\`

So the graph is right, and the alarm rings at breakfast about a flood that is over, then ignores the true level. I would like *one* rule: measured time everywhere, and arrival time only for asking whether the link is alive.`,
    tags: ['cloud', 'data'],
    comments: [
      {
        by: 'bao',
        after: 0.3,
        body: 'Agreed, except that a sensor clock may be wrong by years after a battery change. 26 of our units believed in 1970 last month.',
      },
      {
        by: 'jonas',
        after: 0.5,
        body: 'Then: measured time if it lies within 30 days of arrival and is not in the future, else arrival, with a mark.',
        replyTo: 0,
      },
      {
        by: 'rafael',
        after: 1.2,
        body: 'Should a late flood ring at all? I\'ve taken that call. "There was water in my cellar at two and you tell me at half past seven" is worse than silence.',
      },
      {
        by: 'mireille',
        after: 2,
        body: 'Late readings could go into the history and ring only if the *newest* value is over the mark too. One `where` clause. I have it on a branch as I needed the same for daily means.',
        replyTo: 2,
      },
    ],
    closed: {
      by: 'jonas',
      after: 27,
      outcome:
        "Measured time everywhere, checked against arrival; a late reading enters the history and rings only when the newest one is over the limit too. False morning alarms went from 31 a month to 2, both caused by one man's laptop.",
    },
  },
  {
    key: 'workshop-q-flaky-join',
    kind: 'question',
    by: 'sunniva',
    daysAgo: 262,
    title: 'The join test on the rack fails one time in forty. Whose fault is it?',
    body: `\`join_cold_start\` on the hardware rack: 1,200 runs last week, 31 failures, never twice in a row, no pattern by board. We have all learnt to press "again". I'm ashamed of that button.

What I have ruled out: the power supply (swapped), the cable (swapped), bench 2 (it also fails on bench 4), the time of day.

What I see in a failing run: the request goes out, the gateway hears it at −61 dBm, answers 5.000 s later as it should, and the board simply is not listening. Where would you look next?`,
    tags: ['testing', 'firmware'],
    comments: [
      {
        by: 'kenji',
        after: 0.2,
        body: 'The window opens early by some symbols to be safe. Can you trace the pin that wakes the radio?',
      },
      {
        by: 'sunniva',
        after: 1.1,
        body: 'Traced. In good runs it opens at 4.988 s. In bad ones at 5.021. So we *are* late, by 21 ms.',
        replyTo: 0,
      },
      {
        by: 'lucia',
        after: 1.3,
        body: '21 ms is what the slow oscillator drifts in five seconds if it is off by 0.4 %. Is it the crystal or the internal RC which keeps time in sleep?',
      },
      {
        by: 'ada',
        after: 1.5,
        body: "Oh no. It's the RC for the first 600 ms after a cold start, until the crystal is declared steady, and if the join begins inside those 600 ms the timer keeps the source it started with. I wrote that. The comment above it says *good enough for now*, with my initials, from six years ago.",
      },
      {
        by: 'pavel',
        after: 1.6,
        body: 'And in the field nobody notices since it tries again in a minute. But that is up to 4 mA·min for nothing at each cold start.',
        replyTo: 3,
      },
      {
        by: 'ada',
        after: 6,
        body: 'We wait for the crystal now, before any join. 300 ms longer, once.',
      },
      {
        by: 'sunniva',
        after: 13,
        body: '2,000 runs, no failure. I have taken the "again" button off the page and I recommend it to everybody who owns one.',
      },
    ],
    accepted: 3,
  },
  {
    key: 'workshop-gateway-cable',
    kind: 'post',
    by: 'pavel',
    daysAgo: 238,
    title: 'You paid for a gateway and fed it through a drinking straw',
    body: `I measured the loss between antenna and gateway at the eleven sites where somebody complains about range, at 868 MHz, with the same small analyser.

| Site | Cable | Length | Loss |
| --- | --- | ---: | ---: |
| worst three | RG58, spliced | 22–31 m | 11–17 dB |
| middle five | RG58 | 8–15 m | 4–8 dB |
| best three | LMR-400 | 6–20 m | 1–3 dB |

Six decibels are half the distance. At the worst one (a lock-keeper's attic) we'd sold a second gateway for 740 euro, and it hangs on the same splice.

**Rule that I'd print on the box:** gateway up at the mast, thin blue network cable down. Bits do not get tired on the way. If the gateway must stay indoors, then thick cable, ten metres, no splice.`,
    tags: ['radio'],
    comments: [
      {
        by: 'oliver',
        after: 0.5,
        body: "The lock-keeper is mine, and so is the sale. I'll ring him. What do I say we do?",
      },
      {
        by: 'pavel',
        after: 0.6,
        body: 'Take back the second gateway, put the first one in an outdoor box. Callum passes there in the week after next. Cost to us about 190 and our dignity.',
        replyTo: 0,
      },
      {
        by: 'petra',
        after: 1.1,
        body: "A mast means a permit in four of our countries and lightning protection in all of them. I like it on paper, I would like it more with Dmitri's name under it.",
      },
      {
        by: 'dmitri',
        after: 2.3,
        body: "Outdoor box at the mast: surge arrester on the network side, 16 mm² to earth, no exceptions. With that I sign. Without, I'd rather have the straw.",
        replyTo: 2,
      },
      {
        by: 'elif',
        after: 12,
        body: 'The sheet "Where to put the gateway" now opens with this table. The straw is in the drawing; Yara drew a face on it and I left it.',
      },
    ],
  },
  {
    key: 'workshop-payload',
    kind: 'post',
    by: 'ada',
    daysAgo: 214,
    title: 'Eleven bytes: a proposal for what a sensor says, and what it stops saying',
    body: `The present message is 23 bytes and nine of them are never read. I went through every consumer with Jonas. At the slowest rate a byte is about 40 ms of air, so this is battery we burn to say nothing.

## Proposed

\`\`\`text
0      format and flags
1-2    level, mm above the sensor, signed
3-4    temperature, 0.01 degree
5      lowest voltage while sending, 10 mV above 2.00 V
6      humidity on the board, half per cent
7-8    conductivity or turbidity, logarithmic
9-10   counter of seconds since the last message, mod 65536
\`\`\`

## What goes

- the serial number (the radio layer knows it)
- the percentage of battery, which has been fiction since the first day
- the second temperature, identical to the first

## What I'm unsure of

Whether logarithmic turbidity hurts Magnus. Whether anybody outside parses our raw bytes.`,
    tags: ['firmware', 'data', 'power'],
    comments: [
      { by: 'magnus', after: 0.3, body: 'How many steps per decade?' },
      { by: 'ada', after: 0.35, body: '10,000, so 0.02 % between neighbours.', replyTo: 0 },
      {
        by: 'magnus',
        after: 0.4,
        body: "Then no, it doesn't hurt; my beaker is worse than that.",
        replyTo: 1,
      },
      {
        by: 'noor',
        after: 0.8,
        body: 'Two customers parse the raw bytes: the one in Khulna and a university. Khulna has a single person who understands it and she is on leave until next month. Could old and new run side by side for a while?',
      },
      {
        by: 'jonas',
        after: 1,
        body: 'Byte 0 tells us which it is, so side by side is free on our end. For as long as you like.',
        replyTo: 3,
      },
      {
        by: 'bao',
        after: 1.4,
        body: 'Please not "as long as you like". I still keep alive format 1 for a buoy that I suspect is in a museum. Name an end date.',
        replyTo: 4,
      },
      {
        by: 'kenji',
        after: 2.2,
        body: 'A small trap: humidity of half per cent steps ends at 127 %. Fine. But voltage byte 255 = 4.55 V and the lithium cell on the bench supply gives 4.6 when someone turns the knob. Clamp, do not wrap.',
      },
      {
        by: 'lucia',
        after: 5,
        body: 'On the bench: 14 % less energy per message at the slowest rate, 5 % at the fastest. Over a fleet year that is roughly 300 cells which nobody has to change under a road.',
      },
      {
        by: 'noor',
        after: 34,
        body: 'Khulna says yes and thanks us for asking. She found that her own program never read the nine bytes either.',
      },
    ],
    closed: {
      by: 'ada',
      after: 40,
      outcome:
        'Format 4 it is, as proposed, with clamping. Format 3 is understood until the end of the year after next and then refused with a clear message. Format 1 stays until somebody visits the museum.',
    },
    buildsOn: ['workshop-brown-out'],
  },
];
