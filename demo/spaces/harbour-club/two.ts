import type { DemoEntry } from '../../types.ts';

export const harbourClubTwo: DemoEntry[] = [
  {
    key: 'harbour-wish-dredging',
    kind: 'post',
    by: 'moana',
    daysAgo: 290,
    title: 'Wish: let me silence an alarm for exactly as long as the dredger is here',
    body: `Every second month the dredger comes. For five days turbidity is 40 times normal, and your alarm rings my phone 212 times (I counted, on the last visit). What I do is switch the alarm off. What I then do is forget to switch it on. In the spring it stayed off for nineteen days and the first I knew of a diesel spill at the slip was the smell.

So: quiet until Friday 18:00, and then back on **by itself**, whether I remember or not. I don't want a settings page, I want a snooze button like any decent clock has.`,
    tags: ['wishes', 'alarms'],
    comments: [
      {
        by: 'aisha',
        after: 0.4,
        body: "Yours is the clearest bug report I've had this year. May I add one thing: while it is quiet, should it still ring for something *different*, such as oil or level?",
      },
      { by: 'moana', after: 0.8, body: 'Yes! Only hush the thing I hushed.', replyTo: 0 },
      {
        by: 'gunnar',
        after: 1.9,
        body: 'We flush mains at night and have the same need, but for 40 minutes. If the shortest step is a day I cannot use it.',
      },
      {
        by: 'rafael',
        after: 6,
        body: 'Support would like a longest step as well. I\'ve seen "quiet until 2099" in another product, typed by a man who has since retired.',
      },
      {
        by: 'aisha',
        after: 41,
        body: 'Draft is on the test server: minutes, hours, days or a time of day; seven days at most, and it asks for a reason in a few words. Moana has a login.',
      },
      {
        by: 'moana',
        after: 72,
        body: 'Dredger left a day late. The alarm came back Friday at six, rang four times about real mud, and I extended it by one day with the reason "mud, real". Ten out of ten.',
      },
    ],
    closed: {
      by: 'aisha',
      after: 74,
      outcome:
        'Shipped: a quiet spell has an end and cannot be made without one; seven days at most; the log says who asked for it and why. At Ahuriri it has been used five times and the alarm has come back five times.',
    },
    buildsOn: ['harbour-wish-list'],
  },
  {
    key: 'harbour-mussels',
    kind: 'post',
    by: 'magnus',
    daysAgo: 268,
    title: 'Four ways of keeping mussels off a sonde, after 120 days in the same water',
    body: `We hung four identical turbidity heads from one frame at 2 m, in a harbour that shall be nameless because its water is embarrassing. Water between 9 and 17 °C. Every second week a diver took a reference sample beside each head.

| Protection | Drift at day 60 | Drift at day 120 | Notes |
| --- | ---: | ---: | --- |
| none | +31 % | off the scale | 214 mussels, one crab |
| copper tape | +6 % | +19 % | tape lifted at one edge |
| wiper, 1 stroke/h | +3 % | +11 % | blade worn flat |
| wiper + copper ring | +2 % | +4 % | dull but clean |

My reading: the ring buys you the second half of the season. The cheap fix is to bring a spare blade on day 60. I expected copper tape to do better, and the lifted edge spoils the comparison, so I'd not throw the tape out yet.

Raw figures and diver's notes: <https://data.example.org/fouling-120>`,
    tags: ['fouling', 'field-report'],
    comments: [
      {
        by: 'callum',
        after: 0.5,
        body: 'On the lifted edge: warm the tape with a hair dryer before you press it down. Cold copper tape sticks to nothing, including itself.',
      },
      {
        by: 'leila',
        after: 1.1,
        body: 'We have no mussels. We have silt, plastic bags and once a shoe. Does the wiper fear a bag?',
      },
      {
        by: 'wren',
        after: 1.4,
        body: 'It stalls, tries three times, parks and raises a flag. A bag is fine. A shoelace got round the shaft in our tank and that was the end of that motor.',
        replyTo: 1,
      },
      {
        by: 'moana',
        after: 2.3,
        body: 'Which way round was the frame? Ours foul on the side facing the tide and hardly at all in the lee.',
      },
      {
        by: 'magnus',
        after: 2.9,
        body: "I turned it a quarter every two weeks, so no head was always upstream. I didn't write that down anywhere, and should have.",
        replyTo: 3,
      },
      {
        by: 'wren',
        after: 33,
        body: "Stiffer blade, same frame, 60 days: drift +2 % and I can still see the moulding line on the rubber. That's the one we will sell.",
      },
    ],
  },
  {
    key: 'harbour-q-battery',
    kind: 'question',
    by: 'gunnar',
    daysAgo: 244,
    title: 'Why does the battery say 60 % in the evening and die before breakfast?',
    body: `Valve chamber, constant 2 °C, damp. Six sensors, all from the same delivery. Four died this month and each showed between 55 and 64 % on the day before. The chamber is under a road and we need two men and a traffic plan to open it, about 900 euro each time. So a *wrong* percentage costs more than no percentage.

I attach no graph because the graph is a straight line and then nothing.`,
    tags: ['battery'],
    comments: [
      {
        by: 'hana',
        after: 0.2,
        body: "Four of six at the same level isn't chance. I've asked Lucía to look at your message logs tonight.",
      },
      {
        by: 'lucia',
        after: 0.9,
        body: `The percentage is counted, not measured: it starts at 100 and subtracts what we *think* each message costs. At 20 °C that's good to 5 %. At 2 °C a lithium thionyl cell has a film on the anode, and when the radio pulls 110 mA the voltage sags below 2.9 V and the processor resets. Then it joins the network again, which is the dearest thing it can do, and sags again.

Your log has 31 joins in the last night of sensor 4.`,
      },
      { by: 'gunnar', after: 1.2, body: 'So the cell is not empty. It is stiff.', replyTo: 1 },
      {
        by: 'lucia',
        after: 1.5,
        body: 'Exactly so, and a better word than mine. Two remedies. **Now**: set the transmit power to 10 dBm instead of 14; your link has 19 dB to spare, and the sag shrinks to 0.2 V. **Next**: firmware that measures the voltage under load and reports *that*, and waits an hour after a reset before it joins again.',
        replyTo: 2,
      },
      {
        by: 'kenji',
        after: 2.3,
        body: 'Tried it in the cold box over the weekend. Cell from your delivery, 2 °C, 14 dBm: reset after 212 messages. Same cell, 10 dBm: stopped the test at 5,000 because I needed the box.',
      },
      {
        by: 'gunnar',
        after: 3.4,
        body: 'All set to 10 dBm from my desk. I was ready to buy new cells for 600 euro; instead I have bought a cake for the traffic people.',
      },
      {
        by: 'petra',
        after: 4,
        body: 'Adding this to the site checklist: chamber colder than 5 °C, start at 10 dBm and only go up if messages are lost. We had it the other way round for years.',
      },
    ],
    accepted: 3,
    closed: {
      by: 'gunnar',
      after: 58,
      outcome:
        'Not empty but stiff. At 10 dBm none of the six has died in eight weeks, the chamber stayed closed, and the true figure is promised with the next big firmware.',
    },
  },
  {
    key: 'harbour-gap-four-hours',
    kind: 'post',
    by: 'finn',
    daysAgo: 221,
    title: 'The four hours we lost, and whose they were',
    body: `Between 01:12 and 05:20 UTC last Thursday nothing you sent was stored. I'm the person who was on call and asleep through it.

**What happened.** A disk filled with logs about a full disk. The receiving service answered "got it" before it had written anything down, so your sensors threw their copies away, as they're built to do. 11,480 messages from 163 sites are gone for good. Nobody's alarm rang in those hours, which was luck.

**What we got wrong.** The page went to a phone that was on silent. A second phone existed on paper only.

**What changes.**

- [x] "Got it" is now said after the write, not before
- [x] two phones, two people, tested every Monday at ten
- [ ] sensors keep the last 24 hours and resend when asked

I'll leave this open until the third box is ticked.`,
    tags: ['data', 'outage'],
    comments: [
      {
        by: 'leila',
        after: 0.3,
        body: 'Merci for saying it with numbers. We had to explain a flat line to the prefecture, and now I can forward this instead of inventing.',
      },
      { by: 'moana', after: 0.5, body: 'Two phones. We learned that one in 1998, with a tug.' },
      {
        by: 'gunnar',
        after: 1.1,
        body: 'A regulator may ask me for those hours. Can I have a signed page that says the gap is yours?',
      },
      {
        by: 'rafael',
        after: 1.4,
        body: 'On its way, with the list of your nine sensors and the minutes each. Anyone else who needs one: write to me, it takes me ten minutes now that the template exists.',
        replyTo: 2,
      },
      {
        by: 'ada',
        after: 25.8,
        body: "Resend is in. It keeps 24 hours at ten-minute steps, or 40 at twenty. If you log every minute it's only 2.4 hours, so please think before you turn the step down.",
      },
    ],
    closed: {
      by: 'finn',
      after: 26,
      outcome:
        'All three boxes ticked. Resend shipped in the spring firmware and was tried in anger once since: a 50-minute gap at one port, refilled in eleven minutes with no message missing.',
    },
  },
  {
    key: 'harbour-dashboard-unopened',
    kind: 'post',
    by: 'yara',
    daysAgo: 205,
    title: 'Nobody opens the dashboard. What do you look at instead?',
    body: `I pulled last month's figures expecting to be pleased. 118 accounts, 22 of them opened the dashboard at all, and seven made up 81 % of the visits. Four of those seven work here.

I'm not going to make it prettier. I would rather know what you *do* look at, between waking up and the first decision of the day that depends on water. A photo of it is ideal. A whiteboard, a text message from a cousin, a post in the mud with paint on it: all welcome.`,
    tags: ['dashboard', 'wishes'],
    comments: [
      {
        by: 'moana',
        after: 0.3,
        body: 'Photo sent. It\'s the back of a tide table with three numbers that the night man writes in pencil: lowest, highest, "anything funny". I\'ve used it for sixteen years.',
      },
      {
        by: 'gunnar',
        after: 0.7,
        body: 'Alarm by text message. If there is no text I look at nothing, and that is how it should be.',
      },
      {
        by: 'leila',
        after: 0.9,
        body: "One screen in the crisis room, yes, but it's a spreadsheet that a colleague fills by hand from your dashboard at 7 h. So you have one faithful visitor. He would love to be replaced.",
      },
      {
        by: 'yara',
        after: 1.2,
        body: "He's one of the three outsiders! I wondered who came at 06:58 every day including Sundays.",
        replyTo: 2,
      },
      {
        by: 'mireille',
        after: 1.6,
        body: 'The seven staff-and-friends visits hide another thing: median stay is 19 seconds. People come for one number. We give them fourteen charts.',
      },
      {
        by: 'oliver',
        after: 2.1,
        body: 'In every sales meeting the dashboard is what people admire. I think we built it for the meeting.',
      },
      {
        by: 'gunnar',
        after: 2.4,
        body: 'In the meeting I admired it. It has a very good map.',
        replyTo: 5,
      },
      {
        by: 'yara',
        after: 9,
        body: 'Eleven photos so far. Nine of them are a piece of paper, and on seven of those the question is the same: *did anything change that I should know of?* I\'m taking "anything funny" as the working title.',
      },
    ],
  },
];
