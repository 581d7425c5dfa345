import type { DemoEntry } from '../../types.ts';

export const workshopOne: DemoEntry[] = [
  {
    key: 'workshop-what-for',
    kind: 'post',
    by: 'omar',
    daysAgo: 398,
    title: 'A bench with the lamp on: what I would like to see in here',
    body: `Four of our trades sit in four rooms, and three of the last five expensive mistakes were made in the corridor between them. So here is a bench for all of us.

Please bring

- a measurement, with the units and with how you made it
- a half-finished drawing that you are not proud of
- something that broke, before you know why
- a decision you are about to take alone

Leave the polished slides at home. If you only want to say that you were right, the kitchen is a good place.

Factory, field and support are as welcome as any engineer. Carla found the cracked inductor last year by *listening* to a tray.`,
    tags: ['ways-of-working'],
    comments: [
      {
        by: 'carla',
        after: 0.2,
        body: 'It went "tick". Good ones go "tock". I maintain this is a test procedure.',
      },
      {
        by: 'dmitri',
        after: 0.3,
        body: 'Please write it down then, with the tray number. An auditor will ask me what tock is.',
        replyTo: 0,
      },
      {
        by: 'kenji',
        after: 0.6,
        body: 'May I post oscilloscope pictures that I do not understand? I have a folder of them.',
      },
      { by: 'omar', after: 0.65, body: 'Those above all.', replyTo: 2 },
      {
        by: 'wren',
        after: 3.2,
        body: "Happy to. One wish: when somebody shows a half-finished thing, ask what it's meant to do before you tell them what's wrong with it. I've redrawn two brackets for loads that never existed.",
      },
    ],
  },
  {
    key: 'workshop-brown-out',
    kind: 'post',
    by: 'lucia',
    daysAgo: 371,
    title: 'At 2 °C the cell is fine, the voltage is fine, and the board resets all the same',
    body: `Twelve boards of revision C in the freezer at 2.0 °C, each with a fresh 19 Ah lithium thionyl cell, sending at 14 dBm every ten minutes. I sampled the supply at 20 kHz, because our own log takes one reading a minute and so has never once seen a transmission.

| Cell age | Rest | Lowest while sending | Resets in 48 h |
| --- | ---: | ---: | ---: |
| new | 3.64 V | 3.21 V | 0 |
| 1 year | 3.61 V | 2.74 V | 3 |
| 3 years | 3.60 V | 2.31 V | 41 |

The brown-out detector trips at 2.40 V. So an old cell with two thirds of its charge left looks perfect in every log that we keep.

I propose a 470 µF capacitor of a kind that doesn't leak more than we save. Has anyone a favourite?`,
    tags: ['power', 'testing'],
    comments: [
      {
        by: 'pavel',
        after: 0.1,
        body: 'First thing: do you need 14 dBm? Nine of our ten gateways would hear you at 10. That is half the current, and costs nothing.',
      },
      { by: 'lucia', after: 0.2, body: 'And the tenth?', replyTo: 0 },
      {
        by: 'pavel',
        after: 0.25,
        body: 'The tenth is in Norway and is always the tenth.',
        replyTo: 1,
      },
      {
        by: 'stefan',
        after: 1.4,
        body: 'Hybrid layer capacitor, 3.7 V, leaks 2 µA at 20 °C by the sheet. 2.10 euro at a thousand, 16 weeks. I can get twenty samples by Thursday if you only want to play.',
      },
      {
        by: 'sunniva',
        after: 9,
        body: 'Measured all twenty: 1.1 to 1.8 µA at room temperature, and **0.3** at 2 °C. Leakage halves roughly every 8 degrees, so in the cold, where we need it, it is nearly free.',
      },
      {
        by: 'lucia',
        after: 31,
        body: "With Stefan's capacitor the three-year cells bottom out at 3.02 V and I have had no reset in nineteen days. The freezer also contains somebody's fish soup. Please collect it.",
      },
    ],
    closed: {
      by: 'lucia',
      after: 44,
      outcome:
        'Revision D carries the hybrid capacitor, +2.10 euro. Lowest voltage while sending rose from 2.31 to 3.02 V on three-year-old cells. Boards of revision C go down to 10 dBm where the gateway allows it.',
    },
  },
  {
    key: 'workshop-q-adr',
    kind: 'question',
    by: 'kenji',
    daysAgo: 340,
    title: 'Should a buoy that swings round its anchor be allowed adaptive data rate?',
    body: `The network lowers the power of a device once it has heard twenty good messages. Buoy 7 in the estuary is heard very well at high water. Then the tide goes out, it lies behind the mole for four hours, and everything it says is lost until it gives up and turns the power back on.

Loss over one month: 2 % at high water, **61 %** at low water.

I can switch adaptive data rate off for all buoys, but then each spends about 1.4 times the energy. Is there something between?`,
    tags: ['radio', 'firmware'],
    comments: [
      {
        by: 'pavel',
        after: 0.4,
        body: 'Off. The scheme is meant for things that stay where they are, the standard says so in a half-sentence everybody skips.',
      },
      {
        by: 'magnus',
        after: 0.7,
        body: 'You know the tide, though. The buoy measures it! Below 1.2 m on its own gauge: full power. Above: let the network decide.',
      },
      {
        by: 'kenji',
        after: 0.9,
        body: 'So the sensor reading chooses the radio setting. That crosses two modules which are proud of not knowing each other.',
        replyTo: 1,
      },
      {
        by: 'ada',
        after: 1.1,
        body: "They needn't meet. Keep the rate that the network asks for as a *ceiling on thrift*: after two unconfirmed hours go back up by yourself, one step each message. No tide, no list of buoys, and it works for barges as well. Eleven lines, I think; the limit is already in the stack as `ADR_ACK_LIMIT`, only set to 64 messages, which for us is eleven hours.",
      },
      {
        by: 'kenji',
        after: 16,
        body: 'Set to 8 and delay 4. Low-water loss is 5 %, energy 1.08 times. Magnus, your rule would have given 3 % but only on this one buoy, I did simulate it.',
        replyTo: 3,
      },
    ],
    accepted: 3,
  },
  {
    key: 'workshop-vent-tube',
    kind: 'post',
    by: 'wren',
    daysAgo: 312,
    title: 'The vent tube breathes salt, and after a winter it stops breathing',
    body: `A pressure sensor that isn't vented measures the weather as well as the water: 1 hPa is 10 mm. So ours has a 1.2 mm tube up the cable to the open air, with a little cap of sintered bronze.

I sawed open nine caps that came home from the coast.

1. Four were blocked with salt, completely.
2. Two let air through in one direction only (I still enjoy that).
3. Three were fine, and all three had hung **upside down** by mistake.

So the sketch is a cap that points down, has a drip edge, and breathes through a stretched PTFE membrane in place of bronze. Costs 34 cents more. I'd like holes poked in the idea before I pay for a mould.`,
    tags: ['mechanics'],
    comments: [
      {
        by: 'callum',
        after: 0.3,
        body: "Spiders. Anything pointing down and dry with a lip is a spider's front door.",
      },
      {
        by: 'magnus',
        after: 0.5,
        body: "What time constant does the membrane add? When a front goes through, the air can fall 3 hPa in twenty minutes and I'd rather not see it as a wave.",
      },
      {
        by: 'wren',
        after: 2.1,
        body: 'About 4 s with 12 m of tube, measured with a syringe and some patience. The bronze was 9 s when new and, er, infinity in February.',
        replyTo: 1,
      },
      {
        by: 'wren',
        after: 2.2,
        body: "And a mesh of 0.8 mm for the spiders, it's in the drawing now.",
        replyTo: 0,
      },
      {
        by: 'joao',
        after: 4,
        body: 'Can the membrane be pressed by hand? My press is busy until 15 h every day, and a glued one I would refuse: at the sixth unit everybody has glue on it.',
      },
      {
        by: 'wren',
        after: 74,
        body: 'Snap ring, no glue. Forty of them spent nine weeks on the roof of the boat shed, sprayed with sea water every noon by whoever lost at cards. All forty still breathe. The mould is ordered.',
      },
    ],
  },
];
