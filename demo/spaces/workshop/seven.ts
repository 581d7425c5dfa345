import type { DemoEntry } from '../../types.ts';

export const workshopSeven: DemoEntry[] = [
  {
    key: 'workshop-q-coding-rules',
    kind: 'question',
    by: 'kenji',
    daysAgo: 6.5,
    title: 'Of 143 coding rules, which ones have ever caught a bug of ours?',
    body: `The tender in Morocco asked for "a recognised standard of coding in C", and the next one will as well. I ran the checker over our 41,000 lines with all 143 rules on: **6,212** complaints. By rule, the five loudest make up 80 %, and they are all about brackets and about \`int\`.

I then went through our last 60 fixed bugs and asked which rule would have spoken up. Eleven bugs, six rules:

- no read of a value before it is set (4)
- array index must be provably inside (3, one of them with a hat)
- no implicit change of sign (2)
- switch without default, recursion, a cast of pointer to int (1 each, roughly)

Do we adopt six rules that earn their keep, or all of them so that a form can be ticked?`,
    tags: ['firmware', 'standards'],
    comments: [
      {
        by: 'dmitri',
        after: 0.3,
        body: 'A form wants a *declared* standard with *declared* deviations. You may well deviate from 137 rules provided that you write why, once, for each. It sounds absurd and is quite normal.',
      },
      {
        by: 'ada',
        after: 0.6,
        body: 'Six as errors tomorrow. Then one more each month, if whoever proposes it can show me a bug (ours or a famous one). By the time of the next tender we have ten and a diary.',
      },
      {
        by: 'sunniva',
        after: 1.4,
        body: 'You only counted bugs that were *found*. A rule against something we do everywhere, and that bites once in ten years, would look useless in your list.',
      },
      {
        by: 'kenji',
        after: 1.6,
        body: 'Yes. I have no good reply to that, except that 6,212 is a wall behind which the eleven would hide.',
        replyTo: 2,
      },
      {
        by: 'jonas',
        after: 3.8,
        body: 'In the cloud we froze the count: old complaints are tolerated by number, each file may only go down. Took two years to reach zero, without a single day spent on it.',
      },
    ],
    buildsOn: ['workshop-seventeen-past-three'],
  },
  {
    key: 'workshop-gateway-gps',
    kind: 'post',
    by: 'pavel',
    daysAgo: 4.2,
    title: 'A gateway bought second-hand thinks that it is in a field near Zaragoza',
    body: `Thirty used gateways at 85 euro each, in place of 310. I opened six. Five are dry, tidy, and a little dusty. Number six has a wasp.

Two things to know before we buy the lot:

1. They were locked to another network. The unlock takes 25 minutes with the console cable, and I wrote a script that does four at a time.
2. The satellite module stopped counting weeks properly last spring. Position fine, date 19.6 years ago. Class B beacons are therefore useless, and log files sort themselves into our childhood.

We don't use class B anywhere. Time can come over the network.

I'd buy twenty for loans and for the rack and none for a paying customer.`,
    tags: ['radio'],
    comments: [
      {
        by: 'viktor',
        after: 0.3,
        body: 'Before any of them touches our network: factory image, new keys, and I look at what it rings up in its first hour. The last "refurbished" switch rang a bakery in Lyon.',
      },
      {
        by: 'stefan',
        after: 0.7,
        body: 'He says 70 each for all thirty. Which ten do you not want?',
      },
      { by: 'pavel', after: 0.8, body: 'I never said I could resist 70.', replyTo: 1 },
    ],
  },
  {
    key: 'workshop-q-heater-noise',
    kind: 'question',
    by: 'kenji',
    daysAgo: 2.1,
    title: 'Why does the radio go deaf by 6 dB whenever the window heater is on?',
    body: `The heated turbidity window (against dew) is switched at 1 kHz, duty 0 to 60 %. With the heater off the noise floor is −119 dBm. With it on, **−113**, at any duty above 3 %.

It's only on units with the new short cable. I can hear it on a hand-held receiver as well, as a cross purr.

For now I switch the heater off 50 ms before the receive window, which works and feels like cheating. What is the proper way?`,
    tags: ['radio', 'power'],
    comments: [
      {
        by: 'pavel',
        after: 0.2,
        body: "It *is* the proper way. The quietest switch is one that doesn't. Half of radio design is asking the neighbours to be silent for a moment.",
      },
      {
        by: 'lucia',
        after: 0.4,
        body: "And the window has a thermal time constant of 40 s. It won't even notice 200 ms. Though I would slow the edge with 10 nF on the gate too, for Dmitri's sake.",
      },
      {
        by: 'kenji',
        after: 0.9,
        body: 'Both: −119 with the heater "on", and the purr is gone from the hand-held. I feel less of a cheat.',
        replyTo: 0,
      },
    ],
    accepted: 0,
    buildsOn: ['workshop-emissions'],
  },
  {
    key: 'workshop-three-words-drawn',
    kind: 'post',
    by: 'yara',
    daysAgo: 1.1,
    title: 'Three battery words without green, amber and red',
    body: `Drawn and tried on nine people, two of whom don't see red. What worked best wasn't a colour and wasn't a battery picture with bars either (everyone reads bars as a percentage, however loudly you tell them not to).

It's a plain sentence in the list, and only when there is something to do:

> **Change the battery** of Pier North within about nine days

*Good* shows nothing at all. *Tired*, which is Elif's word, shows a small mark, and on a tap: "works, and weaker in the cold". Eight of nine said the right thing when I asked what they'd do next. The ninth said he'd ring Rafael.`,
    tags: ['design', 'power'],
    comments: [
      { by: 'rafael', after: 0.2, body: 'He does ring. We talk about his boat.' },
      {
        by: 'lucia',
        after: 0.5,
        body: '"About nine days" is the shortest notice I have seen, so it is honest. Round it to *a week*, and nobody starts to count.',
      },
    ],
    departsFrom: {
      key: 'workshop-under-load',
      because:
        'The words stay and the colours go: on a wet deck at dusk nobody tells amber from green, and one man in twelve never does.',
    },
  },
  {
    key: 'workshop-bench-four',
    kind: 'post',
    by: 'sunniva',
    daysAgo: 0.2,
    title: 'Bench 4 is free until Thursday, with the climate box and nobody in the queue',
    body: `My own test ended a day early because all of it passed, which I shall check tomorrow with suspicion.

So: −20 to +60 °C, eight leads, the fast sampler and the relay that pulls plugs. If you were going to guess something this week, come and measure it. Write your name on the tape. Fish soup is not admitted.`,
    tags: ['testing'],
    comments: [
      {
        by: 'kenji',
        after: 0.08,
        body: 'Heater and short cable at −20, two hours, tomorrow my afternoon. Name is on the tape by way of João.',
      },
    ],
  },
];
