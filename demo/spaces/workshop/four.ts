import type { DemoEntry } from '../../types.ts';

export const workshopFour: DemoEntry[] = [
  {
    key: 'workshop-emissions',
    kind: 'post',
    by: 'dmitri',
    daysAgo: 118,
    title: 'We failed emissions by 2.3 dB at 312 MHz, and the chamber costs 1,900 a day',
    body: `Revision D, turbidity version, horizontal, antenna at 1.8 m. Limit 37.0, measured 39.3 dBµV/m. Everything else passes with 6 dB to spare, so it is one thing shouting.

I have the chamber until Friday noon. 312 MHz is the 13th harmonic of 24 MHz, and 24 MHz is the clock of the turbidity head.

Revision C passed with the same head. **What changed between C and D that touches this cable?**`,
    tags: ['standards', 'mechanics'],
    comments: [
      {
        by: 'wren',
        after: 0.05,
        body: 'Cable exit moved 14 mm to the left to make room for the big capacitor. It now runs over the slot in the ground plane. Sorry. It looked like empty space to me.',
      },
      {
        by: 'pavel',
        after: 0.08,
        body: 'There it is, a slot antenna. Copper tape over the slot, both ends soldered, as an experiment. Ten minutes.',
        replyTo: 0,
      },
      {
        by: 'dmitri',
        after: 0.21,
        body: "With tape: 33.8. Pass by 3.2 dB. But I can't certify a sticker.",
      },
      {
        by: 'lucia',
        after: 0.3,
        body: 'Slew rate of that clock pin is set to "very high" since the first board and nobody has asked why. Try "medium", it is one register.',
      },
      {
        by: 'dmitri',
        after: 0.42,
        body: 'Without tape, medium slew: 35.9. With both it is 30.1. I could dance. Chamber staff ask me not to.',
        replyTo: 3,
      },
      {
        by: 'sunniva',
        after: 1.2,
        body: 'Checked that the head still reads right with the slower edge, 0 to 400 NTU, against C: largest difference 0.4 %, which is the beaker.',
      },
    ],
    closed: {
      by: 'dmitri',
      after: 3.1,
      outcome:
        'Slew rate "medium" in firmware, passes by 1.1 dB without touching the board; D2 moves the slot as well. Report 118 is in the folder. New line in the drawing checklist: whoever moves a cable shows it to Pavel.',
    },
    buildsOn: ['workshop-brown-out'],
  },
  {
    key: 'workshop-q-roll-back',
    kind: 'question',
    by: 'lucia',
    daysAgo: 104,
    title: 'How do I go back one version when the settings have already gone forward?',
    body: `The update over the air keeps the old image in the second slot, good. But at first start the new image rewrites the settings page from layout 6 to layout 7. If it then fails its self-test and the boot loader brings back the old one, that one reads layout 7, sees rubbish, and falls back to *factory settings*: interval one hour, wrong region, alarm limits gone.

I tried it on purpose with three boards. All three came back as American sensors.

Do we migrate later, or teach old versions to read the future?`,
    tags: ['firmware'],
    comments: [
      {
        by: 'kenji',
        after: 0.3,
        body: 'Write layout 7 to the *other* page and leave 6 alone. Each image reads the newest page that it understands. The page of 6 may be erased only after the self-test passed and one message was acknowledged.',
      },
      {
        by: 'lucia',
        after: 0.5,
        body: 'We have two pages of 2 kB and the second is the swap page for wear. So I would lose power-cut safety for that hour.',
        replyTo: 0,
      },
      {
        by: 'ada',
        after: 0.7,
        body: "The calibration page is 2 kB with 180 bytes in it, and hasn't been written since the factory. Put the copy behind it. Ugly for one hour, then gone.",
        replyTo: 1,
      },
      {
        by: 'lucia',
        after: 11,
        body: "Kenji's order, Ada's place. Pulled the plug 400 times at random moments with a relay: 400 came back, all European.",
      },
    ],
    accepted: 0,
  },
  {
    key: 'workshop-gasket-groove',
    kind: 'post',
    by: 'wren',
    daysAgo: 84,
    title: 'My groove was forgiving, and that is why nobody saw the gasket was wrong',
    body: `While the kits go out I went back to my own drawing. Groove depth 1.90 ± 0.15 mm, gasket 2.50 ± 0.10. At one end of the tolerance that squeezes the rubber by 33 %, at the other by 15. The old supplier's rubber didn't mind. The soft one did.

I measured 60 lids out of stock, five points each:

\`\`\`text
depth  1.81  ##
       1.85  ######
       1.89  ############
       1.93  ####################
       1.97  ##############
       2.01  ######
\`\`\`

The tool has worn and sits 0.03 deep. Legal! But it means that our typical gasket is squeezed 23 % where I had drawn 24.

New drawing: 1.85 ± 0.06, and the tool is re-cut (2,300 euro, Greta has seen it). I ought to have asked what happens at the corner of *both* tolerances, and I only ever looked at the middle.`,
    tags: ['mechanics', 'recall'],
    comments: [
      {
        by: 'halima',
        after: 0.3,
        body: 'Thank you for drawing the histogram with hashes, I can print it for the bench. I will measure depth on ten lids of every delivery from now on; five minutes.',
      },
      {
        by: 'nuno',
        after: 0.5,
        body: 'At the deep ones the lid turns more easily at the end. We felt that on the line since spring, and thought: nice.',
      },
      {
        by: 'wren',
        after: 0.6,
        body: 'Oof. Please, everyone: if something gets *nicer* without a reason, tell me.',
        replyTo: 1,
      },
      {
        by: 'omar',
        after: 1.4,
        body: 'The corner of both tolerances is a question for every drawing review, mine included. I signed this one.',
      },
      { by: 'stefan', after: 19, body: 'Re-cut tool is back, first fifty lids: 1.83 to 1.87.' },
    ],
    buildsOn: ['workshop-vent-tube'],
  },
];
