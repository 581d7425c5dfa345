import type { DemoEntry } from '../../types.ts';

export const fieldNotesFive: DemoEntry[] = [
  {
    key: 'field-storm-weekend',
    kind: 'post',
    by: 'petra',
    daysAgo: 41,
    title: 'Storm weekend: 23 stations under red warning, everything in this one thread',
    body: `From Friday night a low of 958 hPa crosses Ireland, Wales and Scotland, and its tail reaches Galicia on Sunday. 23 of our stations lie under red or amber. Nine harbours steer their gates by them.

**Nobody drives in red.** Not for a sensor, not for a gateway, not for a very nice harbour master.

What we can do from a warm chair:

- [x] interval from 10 to 2 minutes on all 23, done by @finn at 15:00
- [x] spare units packed in Oban and Cork
- [ ] support by telephone through both nights: who?
- [ ] somebody who looks at the batteries

I sit at my kitchen table till Sunday evening. Times in UTC, please. Short lines.`,
    tags: ['safety', 'service', 'customers'],
    comments: [
      {
        by: 'rafael',
        after: 0.05,
        body: "Friday night is mine. From São Paulo it's only the evening.",
      },
      {
        by: 'hana',
        after: 0.07,
        body: 'I take over at 23:00, for me it is a fresh Saturday morning.',
      },
      {
        by: 'lucia',
        after: 0.1,
        body: 'Batteries: at two minutes each sensor spends in a day what it usually spends in five. All 23 can afford it until Tuesday, except Galway 3, which is *stiff*. Leave that one at ten.',
      },
      { by: 'finn', after: 0.11, body: 'Galway 3 back at ten.', replyTo: 2 },
      {
        by: 'finn',
        after: 0.31,
        body: '22:40. First to go: gateway Bantry, mains out in the whole street. On battery, good for 30 hours.',
      },
      {
        by: 'callum',
        after: 0.36,
        body: '23:50. Oban. Bins have begun to migrate. Level 0.62 above the prediction already, with four hours to high water.',
      },
      {
        by: 'magnus',
        after: 0.38,
        body: 'Surge model says 1.10 at Oban at 04:00. If the wind turns west before that: 1.30, which is the quay.',
        replyTo: 5,
      },
      { by: 'callum', after: 0.39, body: 'Wind is west.', replyTo: 6 },
      {
        by: 'hana',
        after: 0.41,
        body: '00:50. Ringing Oban and Tobermory harbour offices. Both awake. Tobermory asks whether our figure is the tide *with* the surge. Yes: what the sensor says is what there is.',
      },
      {
        by: 'finn',
        after: 0.45,
        body: '01:45. Fishguard silent. Three sensors, one gateway. Last message: supply normal, then nothing. I think that the mast is gone.',
      },
      {
        by: 'pavel',
        after: 0.47,
        body: 'Perhaps not. The gateway on Strumble Head is 8 km off and heard two of the three in the summer test, at the very edge. Slow their rate and raise the power. I can do it from here if Finn says yes.',
        replyTo: 9,
      },
      { by: 'finn', after: 0.475, body: 'Yes.', replyTo: 10 },
      {
        by: 'pavel',
        after: 0.49,
        body: "They cannot hear us, so no commands reach them. But after two hours without an answer they turn themselves up, since Kenji's change last year. So we wait until 03:45.",
      },
      {
        by: 'callum',
        after: 0.53,
        body: '03:40. 1.24 above prediction. Water is on the quay, ankle deep. Nobody is on it. Sensor under water up to its lid, humidity inside 31 %. New gasket, that one.',
      },
      {
        by: 'halima',
        after: 0.54,
        body: 'I am awake too and have been staring at that very number.',
        replyTo: 13,
      },
      {
        by: 'pavel',
        after: 0.545,
        body: '03:52. **Fishguard 1 and 3 are back**, by way of Strumble Head. −131 dBm, slowest rate, every word precious.',
      },
      { by: 'finn', after: 0.55, body: 'I could kiss that estuary buoy.', replyTo: 15 },
      {
        by: 'hana',
        after: 0.56,
        body: '04:10. Fishguard harbour told. They had been reading the level from a painted wall with a torch, and are glad to go back inside.',
      },
      {
        by: 'bao',
        after: 0.63,
        body: 'Intake at five times the normal rate for these sites, no queue, 0.7 s. I mention it because nobody else will.',
      },
      {
        by: 'petra',
        after: 0.66,
        body: 'We noticed, Bảo. Silence from your corner is the best sound tonight.',
        replyTo: 18,
      },
      {
        by: 'petra',
        after: 0.8,
        body: '10:00, state of things: 23 stations, 21 reporting. Missing are Fishguard 2 and Bantry outer. Warning stays red until 15:00. Callum, go to bed.',
      },
      {
        by: 'callum',
        after: 0.81,
        body: "In bed. Roof of the neighbour's shed is also in bed, in our garden.",
        replyTo: 20,
      },
      {
        by: 'oliver',
        after: 0.85,
        body: 'Two customers ask for "a man on site by noon". I have told both that it is red and that we do not. One grumbled, one thanked me.',
      },
      {
        by: 'ruth',
        after: 0.86,
        body: 'If the first grumbles again, give him my number.',
        replyTo: 22,
      },
      {
        by: 'lucia',
        after: 0.95,
        body: 'Tobermory 2 has gone from good to stiff in one night. The cold spray, I guess, as the cell sits right behind the front plate. Watching it.',
      },
      {
        by: 'mireille',
        after: 1.02,
        body: 'The surge at all 23 in a single picture, with the prediction taken off: [example.org/storm-surge](https://example.org/storm-surge). You can watch it walk north at 70 km/h.',
      },
      {
        by: 'magnus',
        after: 1.05,
        body: 'Mireille, this is the most beautiful thing this firm has ever drawn. May the met office have it?',
        replyTo: 25,
      },
      {
        by: 'mireille',
        after: 1.06,
        body: 'If the customers say yes. I have asked all nine; five have said so already.',
        replyTo: 26,
      },
      {
        by: 'finn',
        after: 1.15,
        body: '18:30. Bantry mains is back. The battery of its modem had given up at 14:30, the one of the gateway had not, so it has just handed in four hours at once, sorted properly by measured time.',
      },
      { by: 'jonas', after: 1.16, body: "I wasn't nervous at all about that.", replyTo: 28 },
      {
        by: 'rafael',
        after: 1.4,
        body: 'Second night, mine again. Vigo and A Guarda in amber. Sixteen calls so far this weekend, shortest eight seconds ("Is it true?" "Yes." "Thanks").',
      },
      {
        by: 'petra',
        after: 1.83,
        body: 'Sunday, 10:45. Amber over Galicia lifts at noon. All nine harbours have answered: no gate was left open for want of a level.',
      },
      {
        by: 'callum',
        after: 2.1,
        body: 'Yellow here. Went to look at Oban. Sensor fine, bracket fine, one conger eel in the stilling well, cross but alive. Released.',
      },
      {
        by: 'callum',
        after: 2.9,
        body: 'Driving to Fishguard tomorrow, two flasks. Harbour says that the mast is *leaning on* the chip shop.',
      },
      {
        by: 'callum',
        after: 4.2,
        body: 'Fishguard: mast down, gateway still powered, lying face down in a flower bed and sending to the worms. Stood it up: all three sensors at once. Mast base had rusted through under the paint. I knocked on the others, they ring true.',
        replyTo: 33,
      },
      {
        by: 'wren',
        after: 4.4,
        body: 'Bring me the base, please. If it rusts beneath paint then a hole at the lowest point is missing, and I know whose drawing that is.',
        replyTo: 34,
      },
      {
        by: 'finn',
        after: 5,
        body: 'Final figures. 52 hours, 34,630 messages expected, 33,100 got, so 95.6 %. Without Fishguard: 99.4. Pages at night: 4. Slept through: 0.',
      },
      {
        by: 'ines',
        after: 5.1,
        body: 'I read all of it on Sunday in one go, like a novel. Thank you, each of you, and above all for the sentence in bold at the top.',
      },
      {
        by: 'petra',
        after: 8,
        body: "To keep: (1) one thread, (2) state of things every ten hours, (3) neighbours' gateways tested in *summer*, (4) more tea. To change: a second kitchen table, mine ended at 05:00 with my face on it.",
      },
      {
        by: 'pavel',
        after: 8.3,
        body: 'On (3): I will list, for every gateway, who else could hear its sensors at full power. I expect about 40 sites with nobody.',
      },
    ],
    closed: {
      by: 'petra',
      after: 12,
      outcome:
        '23 stations, 95.6 % of messages, no gate without a level, nobody on a road in red. One mast down (rusted base, drawing changed, 31 others knocked on). Pavel is listing which sensors have a second gateway within reach; next storm has two kitchen tables.',
    },
    buildsOn: ['field-pocket-card', 'field-lightning'],
  },
];
