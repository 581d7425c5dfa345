import type { DemoEntry } from '../../types.ts';

export const frontDeskSix: DemoEntry[] = [
  {
    key: 'desk-q-early-payment',
    kind: 'question',
    by: 'stefan',
    daysAgo: 33,
    title: 'A supplier offers 2 % if we pay in ten days. Good, or only friendly?',
    body: `We pay them in 45 days now, about 16,000 euro a month. The offer: *2/10 net 45*. Their sales person called it "a small gesture".

My nose says that nobody gestures with 2 %. Are they short of cash, and should I worry about January's delivery instead of the discount?`,
    tags: ['money'],
    comments: [
      {
        by: 'ngozi',
        after: 0.1,
        body: 'Their last three boxes came from the warehouse in Graz and not from their own. I thought nothing of it then.',
      },
      {
        by: 'greta',
        after: 0.3,
        body: `Two per cent for 35 days is 0.02 / 0.98 × 365 / 35, near enough 21 % a year. Our own overdraft costs 6. So **take it**: 320 euro a month for nothing.

And your nose is right as well. A firm that borrows at 21 % from its customers can't get it at 8 from a bank. Pay early, but never *in advance*, and ask Dmitri which other connector is certified.`,
      },
      {
        by: 'dmitri',
        after: 0.8,
        body: 'One is: the Swiss one, 1.90 dearer, tested in the same report, clause 7.3. A second would need six weeks of salt fog.',
        replyTo: 1,
      },
      {
        by: 'stefan',
        after: 2,
        body: 'Discount taken, three months of stock ordered from Graz, two hundred Swiss ones on the way so that the line learns them while it is not urgent.',
      },
    ],
    accepted: 1,
  },
  {
    key: 'desk-fire-drill',
    kind: 'post',
    by: 'carla',
    daysAgo: 26,
    title: 'Fire drill: 4 minutes 50, and we left somebody in the tide-tank room',
    body: `Target was four minutes. At 4:50 I counted 23 heads and the list said 24. Wren was inside the tank with ear defenders on, humming.

Nobody's fault who was in the room, a good deal mine: the tank room has a bell and no lamp. The electrician comes on Tuesday.

Also seen: two people went back for laptops, one for a sandwich. I know your faces, and I'd have gone back for the sandwich too, but don't.`,
    tags: ['safety', 'office'],
    comments: [
      {
        by: 'wren',
        after: 0.1,
        body: 'It was Fauré. I came up to find a silent building and thought for a full minute that it was Sunday.',
      },
      {
        by: 'beatriz',
        after: 0.3,
        body: 'May I ask what one does with a bath at 85 °C? I pressed stop, that takes nine seconds, and felt every one.',
      },
      {
        by: 'carla',
        after: 0.5,
        body: 'Leave it. The bath cuts out on its own at 95, I tested that this morning in order to be able to say it to you.',
        replyTo: 1,
      },
      {
        by: 'carla',
        after: 9,
        body: 'Lamp works, yellow, even from under water (Wren checked). Repeat last Friday without warning: 3:35, 25 of 25, no sandwiches.',
      },
    ],
    closed: { by: 'carla', after: 10 },
  },
  {
    key: 'desk-lost-property',
    kind: 'post',
    by: 'petra',
    daysAgo: 21,
    title: 'Found in van 3, please collect',
    body: `One left glove. A bag of 40 cable ties, counted by someone, with "39" written on it. A paperback in Icelandic. A thermos whose content I did not investigate. And a wedding ring, size small, in the ash tray under a mussel shell.

The ring is in my safe. Everything else goes on Friday.`,
    tags: ['office'],
    comments: [
      {
        by: 'callum',
        after: 0.2,
        body: 'The ring is mine. I took it off to reach behind a sluice in spring and have been wearing a cable tie at home. That explains the 39.',
      },
    ],
  },
  {
    key: 'desk-heating',
    kind: 'post',
    by: 'ruth',
    daysAgo: 17,
    title: 'Office 19 degrees this winter, calibration room 20.0, and here is why',
    body: `Energy was 94,000 last year. The calibration room takes 41 % of it, because it has to hold 20.0 ± 0.1, and next door we heat an open office to 22.5 with the windows tilted.

From next week:

- office 19, from 7 to 18 h
- calibration room untouched
- small panel heaters (60 W) under any desk that asks, from Viktor, no reason needed
- window contacts: an open window shuts off its own radiator

I expect 9,000 less. If by the end of January it isn't at least 5,000, I turn it back up and say that I was wrong.`,
    tags: ['office', 'money'],
    comments: [
      {
        by: 'teresa',
        after: 0.1,
        body: '19 is a number chosen by somebody who walks about. I sit.',
      },
      {
        by: 'ruth',
        after: 0.2,
        body: "You're right, I do walk about. First panel heater is under your desk by noon.",
        replyTo: 0,
      },
      {
        by: 'beatriz',
        after: 0.4,
        body: 'Please close the corridor door, then. When the office was 22.5 the leak into my room warmed it; at 19 it will cool it, and my controller has only ever had to fight in one direction.',
      },
      {
        by: 'sunniva',
        after: 0.9,
        body: 'That can be tested before it hurts. I have put two loggers either side of the door, one reading a minute, public to anybody here.',
        replyTo: 2,
      },
      {
        by: 'sunniva',
        after: 8,
        body: 'Result: door shut, no effect I can see (0.02 °C). Door open for ten minutes: 0.14 °C, and 50 minutes to recover. A door closer costs 80 euro.',
        replyTo: 3,
      },
      { by: 'greta', after: 8.2, body: 'Ordered before I finished reading.', replyTo: 4 },
    ],
  },
];
