import type { DemoEntry } from '../../types.ts';

export const fieldNotesSix: DemoEntry[] = [
  {
    key: 'field-creamery',
    kind: 'post',
    by: 'callum',
    daysAgo: 33,
    title: 'Turbidity of 900 every second Tuesday: it was milk, and it was not our fault',
    body: `Stream below a creamery in Ayrshire. Customer (the water board) had written the sensor off as mad: 3 NTU for thirteen days and 900 on the fourteenth, for twenty minutes, around four in the morning.

I went there expecting a wiper. Found: window clean, wiper fine, reading 2.8 and true. So I slept in the van on the night in question. At 03:55 the stream turned white.

Put a bottle of it on the bench in the van: 870. It smelt of yoghurt.

Handed over bottle, time and graph, and got out of the way. This was no longer my kind of fault.

Next one: before you distrust the sensor, be there at the hour.`,
    tags: ['data', 'customers'],
    comments: [
      { by: 'oliver', after: 0.2, body: 'They have ordered six more. Four for the same stream.' },
      {
        by: 'magnus',
        after: 0.4,
        body: 'Milk scatters quite unlike silt. With a second wavelength one could tell them apart; the ratio for fat drops is nearly 1. Have you any of the bottle left?',
      },
      {
        by: 'callum',
        after: 0.5,
        body: "I have, and I'd beg you to send someone for it.",
        replyTo: 1,
      },
      {
        by: 'dmitri',
        after: 0.8,
        body: "If it ends in court they'll ask for the calibration date. It is eleven weeks before, certificate in the folder. You're safe.",
      },
      {
        by: 'rafael',
        after: 2.7,
        body: 'I\'ve reopened four old tickets of the type "sensor mad at fixed hours". One is a car wash.',
      },
    ],
    buildsOn: ['field-q-dawn-jumps'],
  },
  {
    key: 'field-three-first-timers',
    kind: 'post',
    by: 'elif',
    daysAgo: 24,
    title: 'I watched three customers install their first sensor and kept my mouth shut',
    body: `With a stopwatch, a notebook, and a mouth full of mints. Each had the box, the sheet, the card, and no help.

| | Izmir | Bursa | Trabzon |
| --- | ---: | ---: | ---: |
| Time to first message | 38 min | 94 min | 51 min |
| Times the sheet was opened | 2 | 11 | 0 |
| Lid opened without need | yes | yes | yes |
| Screws lost in water | 0 | 1 | 2 |

All three opened the lid to see whether it was *on*. There is no way to see it from outside. So each of our sensors begins its life by having its seal broken, by a careful person, for a sensible reason.

I'd give a good deal for one little lamp that blinks once through the wall.`,
    tags: ['installation', 'customers'],
    comments: [
      {
        by: 'wren',
        after: 0.2,
        body: 'The housing is white and 2.5 mm thick. An LED right behind it *does* shine through, I just tried with a phone and a cup.',
      },
      {
        by: 'lucia',
        after: 0.4,
        body: "A blink of 20 ms at each message: a third of a per cent of the battery. I wouldn't miss it.",
      },
      {
        by: 'petra',
        after: 0.9,
        body: 'And captive screws, I beg you. Every jetty in Europe has a T20 screw of ours beneath it.',
      },
      {
        by: 'joao',
        after: 1.3,
        body: 'Captive ones cost 11 cents more each and save me picking them up from the floor as well.',
        replyTo: 2,
      },
    ],
    buildsOn: ['field-forty-eight'],
  },
  {
    key: 'field-q-multimeter',
    kind: 'question',
    by: 'callum',
    daysAgo: 13,
    title: 'Six cells in a row read 3.67 V and start nothing. Is my meter lying?',
    body: `Six replacement cells out of a sealed carton, date code fourteen months old. Each 3.67 V on the meter, which is what it should be. Put into a sensor: green blink, then nothing, for a minute or more. With a cell from the van's older carton it starts at once.

Meter is new and cheap. I'm in Stornoway, the ferry goes at five, and I have four sensors to bring to life with cells that look perfect.

What am I not measuring?`,
    tags: ['power', 'kit'],
    comments: [
      {
        by: 'lucia',
        after: 0.02,
        body: 'Your meter is truthful and asks the wrong question. It draws nothing, so the cell has no reason to sag. After a year of storage a skin grows on the lithium. Put a **33 ohm** resistor across for two minutes (about 110 mA, it gets warm), watch the voltage climb from maybe 2.4 to over 3.2, then fit it. If it will not climb in five minutes, bring it home.',
      },
      { by: 'callum', after: 0.04, body: 'No resistor. I have a 12 V brake lamp, 21 W.' },
      {
        by: 'lucia',
        after: 0.045,
        body: 'Cold filament: under an ohm, too greedy. Have you a 12 V bulb of 5 W? Or two in series. Even then, seconds only.',
        replyTo: 1,
      },
      {
        by: 'callum',
        after: 0.15,
        body: 'The chandler had a drawer of resistors from a dead radio shop. 33 ohm, 5 W, one pound. All six woke up, four sensors alive, and I made the ferry with three minutes in hand.',
        replyTo: 0,
      },
      {
        by: 'ngozi',
        after: 0.6,
        body: 'Three per van, soldered to clips, will be in by Friday. And I turn the cartons: oldest out first. I can see now that we did the opposite.',
      },
    ],
    accepted: 0,
  },
  {
    key: 'field-cable-gland',
    kind: 'post',
    by: 'ximena',
    daysAgo: 9.2,
    title: "Three of Ada's five silent sensors: a gland, a gull, and a goodbye",
    body: `I was asked to look for the three that had not taken the new firmware.

**0940, Valdivia.** Gland never tightened after the last visit. Mine. 40 g of river inside, board green. Exchanged. I've no excuse, it was getting dark and I had counted to three glands where there are four.

**1141, Corral.** A gull had pulled at the antenna until the whip came out. It was found in the nest, beautifully woven in. New whip, with a tube over it.

**0577, Niebla.** The jetty is gone. All of it, since the winter. There is a gap in the rail, and sea.

Then a coffee with the port captain, who asked if we could say how deep the sensor lies now. I'm afraid we can't.`,
    tags: ['service', 'radio'],
    comments: [
      {
        by: 'ada',
        after: 0.2,
        body: 'Thanks for 0940, both for the exchange and for the sentence "mine".',
      },
      {
        by: 'finn',
        after: 0.5,
        body: '0577 had reported a steady 0.00 for two days before it fell silent, and our rule for "stuck" begins at three. I have set it to one.',
      },
      { by: 'petra', after: 0.9, body: 'Card, new edge: "4 glands". We\'re running out of edges.' },
      {
        by: 'stefan',
        after: 1.4,
        body: 'The tube over the whip: what diameter? I will put fifty into stock for gull countries.',
      },
    ],
    closed: { by: 'ximena', after: 6 },
    buildsOn: ['field-pocket-card'],
  },
  {
    key: 'field-akranes-return',
    kind: 'post',
    by: 'petra',
    daysAgo: 8,
    title: 'Back at Akranes, in the chamber under the road, for the first time since spring',
    body: `Came for: the yearly clean, agreed long ago, with two men and a traffic plan.

Found: six sensors, all alive at 10 dBm. Cells of eight months at 2.9 to 3.1 V while sending, so four *good*, two *stiff*. Humidity inside 22 to 35 %. New gaskets seated as in the drawing. One of the chlorine heads had a beard.

Did: beard. Changed the two stiff ones while the road was shut anyway, as it would cost 900 to come again for either.

What I'd tell the next one: the ladder has a loose third rung from below. And take the pastry that you're offered, it's an insult otherwise and also very good.`,
    tags: ['service', 'power', 'fouling'],
    comments: [
      {
        by: 'lucia',
        after: 0.2,
        body: "May I have the two stiff ones? I'd like to know how much was truly left in them.",
      },
      { by: 'petra', after: 0.3, body: 'In the post, wrapped in a knitting magazine.', replyTo: 0 },
      {
        by: 'hana',
        after: 0.9,
        body: 'Did somebody tell the customer about the rung? I will if not.',
      },
    ],
  },
  {
    key: 'field-q-divers',
    kind: 'question',
    by: 'petra',
    daysAgo: 5.4,
    title: 'Hire divers by the day, or train one of us? Thirteen dives a year and rising',
    body: `Sondes that hang below four metres, on chains that have grown into one piece with the mussels, have to be brought up by a diver. This year: thirteen dives in five countries, 640 to 1,150 euro each, and on four occasions we waited more than a week for one.

Training a commercial diver takes eight weeks and about 9,000, then a medical each year, *and two more people at the surface by law*. I've no illusions about that.

Third way: never need one. Wren once drew a rail on which the sonde slides up by itself.

How do others in our trade do it? And who would even want to, in November?`,
    tags: ['service', 'safety', 'fouling'],
    comments: [
      {
        by: 'callum',
        after: 0.2,
        body: "I'd want to. My back wouldn't, my wife wouldn't, and you shouldn't let me.",
      },
      {
        by: 'wren',
        after: 0.8,
        body: 'The rail exists as a wooden model 1:5. On the old one the mussels won: they grow in the slot. A *rope over a pulley* with a weight is dull, costs 60 euro, and you replace the rope each year.',
      },
      {
        by: 'ruth',
        after: 1.1,
        body: 'Insurance for one diver of our own is more than thirteen dives. I asked, so that nobody else has to dream.',
      },
      {
        by: 'ximena',
        after: 2.3,
        body: "Salmon farms have divers on the water every day and they're bored on Fridays. In Chile I pay 90 euro and a cake.",
        replyTo: 2,
      },
    ],
  },
  {
    key: 'field-winter-kit',
    kind: 'post',
    by: 'callum',
    daysAgo: 2.6,
    title: 'Winter into the vans this week: what is in, what is missing, what froze',
    body: `Van 2 and van 3, by Friday:

- [x] gas meters calibrated (both read 25.1 of 25)
- [x] resistors on clips, three each
- [x] crampons that fit over *actual* boots
- [ ] de-icer **without** salt in it. Last year's had salt, and Halima nearly cried
- [ ] second head torch, warm light
- [ ] flask that doesn't taste of Petra's soup
- [ ] grease that stays soft at −15, the blue tin doesn't

Froze last year: the display of the hand reader at −11, the glue gun, my left ear. The reader works again if it lives inside the jacket, on a string.

What would you put in if you were the one at the roadside at 16:30 in the dark?`,
    tags: ['kit', 'safety'],
    comments: [
      {
        by: 'sunniva',
        after: 0.2,
        body: "Two reflective triangles rather than one, and a bag of sand. I'm Norwegian, humour me.",
      },
      {
        by: 'ngozi',
        after: 0.4,
        body: 'De-icer, torches and flasks arrive on Thursday. The soup taste is beyond my suppliers.',
      },
      { by: 'petra', after: 0.5, body: 'It is *żurek* and it has saved your life.', replyTo: 1 },
      {
        by: 'halima',
        after: 1.2,
        body: 'The blue tin is on my bench at 750 hours, and so far it is good against salt but stiff in the cold, as you say. Take the silver one for winter, it is on the approved list. And do not let João see that I said "approved".',
      },
      {
        by: 'viktor',
        after: 1.9,
        body: 'Spare telephone in each van, charged, with all numbers and no mail on it. I can have two by Friday.',
      },
    ],
    buildsOn: ['field-pocket-card', 'field-q-multimeter', 'field-van-three'],
  },
  {
    key: 'field-tonight',
    kind: 'post',
    by: 'ximena',
    daysAgo: 0.3,
    title: 'Eleven dawns of swallows for Magnus, and a filter that is too sure of itself',
    body: `This morning again: 05:52, up by 31 cm, nineteen minutes, gone. I have eleven mornings of raw echo curves for Magnus, 4 GB, on a stick that travels with Monday's parcel, since the hostel's network would need until Easter.

The new filter (ignore a rise that no neighbour downstream confirms within half an hour) let none of the eleven through. It also ignored one true rise, from the dam, on Saturday. So don't switch it on anywhere yet.`,
    tags: ['data', 'service'],
    comments: [
      {
        by: 'magnus',
        after: 0.12,
        body: "Eleven! And that missed Saturday is the most useful line of all. Half an hour is too strict when the neighbour is 200 m *down* and the water slow; I'll try with the falling edge.",
      },
    ],
    buildsOn: ['field-q-dawn-jumps'],
  },
];
