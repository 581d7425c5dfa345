import type { DemoEntry } from '../../types.ts';

export const harbourClubThree: DemoEntry[] = [
  {
    key: 'harbour-q-breakwater',
    kind: 'question',
    by: 'moana',
    daysAgo: 188,
    title: 'Can a gateway hear round a steel breakwater?',
    body: `The new outer sensor sits on the sea side of the sheet-pile wall. Gateway is on the office roof, 900 m, wall in between, no line of sight. I get about six messages in ten in calm weather and almost none when a container ship is alongside.

I could put a second gateway on the light tower but there is no mains out there and the tower belongs to someone who answers letters quarterly.`,
    tags: ['radio', 'installation'],
    comments: [
      {
        by: 'pavel',
        after: 0.5,
        body: "Behind steel you live off diffraction over the top edge. A metre more of antenna on the *sensor* side is worth five on the roof. How far below the wall's top is it now?",
      },
      {
        by: 'moana',
        after: 0.8,
        body: '1.9 m below. The bracket is where the diver could reach.',
        replyTo: 0,
      },
      {
        by: 'pavel',
        after: 1.2,
        body: "Then I'd expect roughly 17 dB of loss, and a ship is a second wall. Get the whip level with the top and you should win 9 or 10 of them back. I'm guessing at the ship.",
        replyTo: 1,
      },
      {
        by: 'ximena',
        after: 2,
        body: "At Iquique we hung a solar repeater on a mooring post instead. Worked for seven months and then a pelican built on the panel. I'd still do it again, with spikes.",
      },
      {
        by: 'moana',
        after: 16,
        body: "Raised it 1.6 m: eight in ten. With a ship, three in ten. Better, not solved. I'm not ticking this one off until a ship can't take my sea level away.",
      },
    ],
  },
  {
    key: 'harbour-report-sebou-flood',
    kind: 'post',
    by: 'leila',
    daysAgo: 171,
    title: 'The night of the flood: what the sensors said and what we did not believe',
    body: `At 22:40 the upstream gauge rose 61 cm in twenty minutes. I did not believe it. Neither did my chief. It had been dry for five weeks in the valley and the last such jump was a goat on the sensor (true, photographed).

We lost **thirty-five minutes** to doubt. Then the second gauge, 14 km below, began to move and nobody spoke of goats any more.

### In time
23:50 the souk and the lower road closed. 00:35 forty-one families moved to the school. 02:10 water in the first houses: 70 cm. Nobody hurt. Eleven sheep and one wedding tent were lost.

### Too late
The pumping station. It would have needed those thirty-five minutes.

### What I ask
Not a better sensor. The sensor was right at 22:41. I ask for something that helps two tired people to believe it: a second opinion, from anything.`,
    tags: ['field-report', 'alarms'],
    comments: [
      {
        by: 'ines',
        after: 0.4,
        body: "Leila, thank you for writing this when you must have wanted only to sleep. I've read it aloud to the whole factory this morning.",
      },
      {
        by: 'magnus',
        after: 0.8,
        body: 'A goat gives a step within one reading and then a flat line. Water gives a curve: 4, 11, 19 cm. Your messages come every twenty minutes, so the curve was there but it fell between two of them. The sensor samples every 30 s and throws that away.',
      },
      {
        by: 'kenji',
        after: 1.3,
        body: "It needn't. On a jump above a limit we can send the last forty samples at once, one extra message. Twelve bytes if I only send differences.",
        replyTo: 1,
      },
      {
        by: 'leila',
        after: 1.9,
        body: 'If I had seen the curve I would have telephoned at 22:45. Please make it.',
        replyTo: 2,
      },
      {
        by: 'kenji',
        after: 45,
        body: 'It\'s made. "Show the curve" is on by default from this release; the message arrives within a minute of a jump. I tested it with a bucket and with a toy goat.',
      },
      {
        by: 'leila',
        after: 45.2,
        body: "The toy goat now has to come to Kénitra. It's in the minutes of our meeting.",
        replyTo: 4,
      },
    ],
  },
  {
    key: 'harbour-calibration-visit',
    kind: 'post',
    by: 'beatriz',
    daysAgo: 158,
    title: 'The calibration bath has a window now, come and look',
    body: `Every sensor you own spent a morning with me: eleven points between 0 and 40 °C, an hour at each until the bath stops drifting. People ask what the certificate means, so here is one of yours in plain text.

\`\`\`text
serial   24-0873          bath        B2, ref. probe 7
point    set °C  ref °C   read °C     error
   1      0.0     0.012    0.009     -0.003
   6     20.0    19.998   20.003     +0.005
  11     40.0    40.004   40.021     +0.017   <- worst
limit    0.050            result      pass
\`\`\`

The last column is the only one I'd read. The worst of eleven, against a limit of 0.050.

If you are near Lisbon, bring an old sensor of yours and we'll run it beside a new one. It takes the morning. There are pastries, because an hour is an hour.`,
    tags: ['calibration', 'club'],
    comments: [
      {
        by: 'gunnar',
        after: 0.8,
        body: 'My utility has paid for eleven points for six years and only ever sees 2 to 8 °C. Could I have eleven points *there*?',
      },
      {
        by: 'beatriz',
        after: 1.2,
        body: 'Yes, and nobody has ever asked! Same price, the bath doesn\'t care. Write "cold range" on the order.',
        replyTo: 0,
      },
    ],
  },
  {
    key: 'harbour-wish-languages',
    kind: 'post',
    by: 'leila',
    daysAgo: 147,
    title: 'Wish, second time: the quick guide in French and Arabic, on tougher paper',
    body: `It was in the fish crate (row two of Tomáš's table) and I'm the proofreader that Elif wanted, so this is half a wish and half a confession of slowness.

The men who mount the sensors on the Sebou read French or Arabic, some neither. They do not stand in a river with a PDF. What they use is my drawing, photocopied, in which the arrow for "up" has disappeared after the fourth generation of copies. Two sensors were mounted upside down last year, I leave you to find the connection.

Request: one sheet, both languages, big arrows, plastic.`,
    tags: ['wishes', 'documentation'],
    comments: [
      {
        by: 'elif',
        after: 0.6,
        body: 'I had been waiting for a proofreader while the proofreader was waiting for a draft. Draft tonight.',
      },
      {
        by: 'wren',
        after: 1.4,
        body: "If two of them went on upside down then the bracket allows it. The next moulding gets a lug on one side so it will only go one way. Cost: nothing, we're cutting the tool anyway.",
      },
      {
        by: 'leila',
        after: 6,
        body: 'Draft read by five installers over tea. "Torque" → nobody uses it; they say *serrer jusqu\'au clic*. The Arabic is correct but speaks like a minister. Corrections in the mail.',
        replyTo: 0,
      },
      {
        by: 'elif',
        after: 31,
        body: "Printed on the stuff that divers' slates are made of. I've had one in the dishwasher eleven times.",
      },
    ],
    closed: {
      by: 'elif',
      after: 69,
      outcome:
        'One A5 sheet, French on one face and Arabic on the other, arrows 4 cm long, waterproof stock. 300 printed, 120 with the Sebou crews, one in every box that goes to Morocco. No sensor mounted upside down since.',
    },
    buildsOn: ['harbour-wish-list'],
  },
];
