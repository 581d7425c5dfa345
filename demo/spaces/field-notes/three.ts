import type { DemoEntry } from '../../types.ts';

export const fieldNotesThree: DemoEntry[] = [
  {
    key: 'field-lightning',
    kind: 'post',
    by: 'ximena',
    daysAgo: 198,
    title: 'Lightning came in by the one cable that we had not thought of',
    body: `Villarrica, mast of nine metres, arrester on the antenna, arrester on the network cable, copper rod in wet soil (11 ohm, I measured). All as drawn. After the storm the gateway was dead, and so was the farmer's milk pump.

The path, as far as I can read it from the soot: mast → the *fence*, which is fixed to the mast with wire since spring, "to keep it straight" → 300 m of fence → the pump house → mains → our power supply. So we were not struck from above, we were struck from behind.

Replaced the supply and took the fence off the mast. The farmer watched me do it and said that his brother had told him.

To the next one: walk round the mast and touch everything that touches it.`,
    tags: ['power', 'radio'],
    comments: [
      {
        by: 'pavel',
        after: 0.3,
        body: 'Eleven ohm is fine, the drawing is fine, and a 300-metre aerial on the wrong side is not. I add "nothing else is tied to the mast" with a big nail through it.',
      },
      {
        by: 'dmitri',
        after: 0.5,
        body: 'An arrester on the mains input is 38 euro. It would have saved the supply, though not the pump. I propose it on all masts over six metres.',
      },
      {
        by: 'greta',
        after: 1.4,
        body: 'How many such masts? If it is below thirty I need not be asked.',
      },
      { by: 'petra', after: 1.6, body: 'Seventeen.', replyTo: 2 },
      {
        by: 'ximena',
        after: 22,
        body: 'Brother has been hired for the fence at the second mast. It stands two metres away and is very straight.',
      },
    ],
  },
  {
    key: 'field-q-nitrile',
    kind: 'question',
    by: 'callum',
    daysAgo: 176,
    title: 'Why do O-rings from the same bag swell at the oil jetty and nowhere else?',
    body: `Grangemouth, oil jetty, two sondes of the turbidity kind. The O-ring round the window is 12 % thicker than new (I put it beside a fresh one under the calliper: 2.94 against 2.62), soft as liquorice, and has crept out of its groove on one side.

Water looks clean. The same bag of rings went to Rosyth and to Oban, and these look perfect after the same eight months.

Is it the oil? The sheet says nitrile and I thought that nitrile was *the* oil rubber.`,
    tags: ['service', 'fouling'],
    comments: [
      {
        by: 'stefan',
        after: 0.2,
        body: 'The bag says EPDM. I bought it. The drawing for the turbidity head says EPDM as well, on account of chlorine at the utilities.',
      },
      {
        by: 'wren',
        after: 0.3,
        body: 'And there it is: EPDM is superb with chlorine, sun and steam and hopeless with oil. Nitrile the other way round. **FKM** takes both, at 1.90 a ring instead of 0.12. For the jetty use FKM, I have forty in the drawer marked "posh".',
      },
      {
        by: 'nuno',
        after: 0.5,
        body: 'They are all black and all the same size. How shall we tell on the line?',
      },
      {
        by: 'wren',
        after: 0.6,
        body: 'FKM can be had in green. And a drop of oil on a warm hotplate tells EPDM within an hour.',
        replyTo: 2,
      },
      {
        by: 'callum',
        after: 44,
        body: 'Green ones in since six weeks: 2.62, on the nose. Posh is the word.',
        replyTo: 1,
      },
    ],
    accepted: 1,
  },
  {
    key: 'field-ladder',
    kind: 'post',
    by: 'callum',
    daysAgo: 158,
    title: 'A ladder at Oued Sebou, and the best lunch of my career',
    body: `Came for: two radar heads on the bridge, one deaf. Found: the connector full of fine red dust, which on damp nights turns into fine red mud and conducts.

Did: cleaned with alcohol and a brush, filled with silicone grease, turned the connector *downward*. It had been mounted with its mouth up, since the cable looked tidier that way.

The ladder that I was promised turned out to be a man named Driss with a very long arm and no fear. I declined. We got a scaffold from the mosque, and afterwards couscous with the whole road crew.

Next one: bring your own ladder, grease every connector, eat nothing before noon.`,
    tags: ['service', 'radio', 'safety'],
    comments: [
      {
        by: 'dmitri',
        after: 0.5,
        body: 'Rated IP67 when mated, *unless* the gland nut is hand-tight. Was it?',
      },
      { by: 'callum', after: 0.6, body: "Finger-tight. A small child's finger.", replyTo: 0 },
      {
        by: 'petra',
        after: 2.5,
        body: 'Thank you for declining. Folding ladder, 3.8 m, is ordered and lives in van 2.',
      },
    ],
  },
  {
    key: 'field-forty-eight',
    kind: 'post',
    by: 'petra',
    daysAgo: 131,
    title: 'I read 48 of your notes in one go. This is what stands between the lines',
    body: `A wet Sunday, a pot of tea, everything that was written here since we began. I made a tally by what had *really* fixed it.

1. Cleaned something: 14
2. Tightened, turned over or moved something: 11
3. Changed the cell: 8
4. Talked to the right person: **7**
5. Changed a part that was broken: 5
6. Went home, came back with the right thing: 3

So five of 48 visits were for a thing of ours that had failed. And twenty-five could've been done by anybody who is already there, had we told them how.

Which makes me think of a short film per fix, one minute, shot on a phone in the wind. Elif is willing to cut them if we dare to be seen in our hats.`,
    tags: ['service', 'customers', 'kit'],
    comments: [
      {
        by: 'rafael',
        after: 0.4,
        body: 'Number 4 is the best one. In support it would be at the top with a long lead.',
      },
      {
        by: 'callum',
        after: 0.9,
        body: 'Volunteering for "clean a turbidity window", "groove with a toothbrush" and, if pressed, "how to approach a goose".',
      },
      {
        by: 'sunniva',
        after: 1.7,
        body: 'May I see the five broken parts by serial number? Three of them might be mine, from the week when the torque driver was out.',
      },
      { by: 'petra', after: 2, body: 'Sent. Two are from that week.', replyTo: 2 },
      {
        by: 'elif',
        after: 36,
        body: "Six films are up at [example.org/one-minute](https://example.org/one-minute). Most watched: the toothbrush, 212 times. Callum's hat has its own comments.",
      },
    ],
    closed: {
      by: 'petra',
      after: 70,
      outcome:
        'Nine one-minute films. Of the visits that were asked for in the last two months, eleven were solved by film and telephone, so roughly 9,000 euro and two tonnes of CO₂ stayed at home.',
    },
    buildsOn: ['field-welcome', 'ideas-field-notes'],
  },
];
