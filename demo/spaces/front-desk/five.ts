import type { DemoEntry } from '../../types.ts';

export const frontDeskFive: DemoEntry[] = [
  {
    key: 'desk-q-hand-luggage',
    kind: 'question',
    by: 'ximena',
    daysAgo: 92,
    title: 'May sixty gaskets, desiccant and a torque screwdriver fly as hand luggage?',
    body: `Santiago to Punta Arenas tomorrow at 06:20, then a boat. If the case goes astray I lose four days, since the boat is weekly. The list at the airline's site knows *screwdrivers, shorter than 6 cm* and has never heard of torque.

Mine is 14 cm with a handle like a small pistol. The desiccant is white powder in little bags.

I can imagine how this looks in the scanner.`,
    tags: ['travel'],
    comments: [
      {
        by: 'callum',
        after: 0.1,
        body: 'They took a torque driver off me in Aberdeen and I never saw it again. £180. Check it in, carry the bits.',
      },
      {
        by: 'ngozi',
        after: 0.2,
        body: `Gaskets and desiccant: cabin, with the safety sheet for silica gel on top (in the shared folder, Spanish on page 2). The driver will not pass anywhere.

But you do not need yours. The marina's workshop in Punta Arenas rents a 0.5–5 N·m one. I rang, she is called Rosario, it is put aside in your name until Friday.`,
      },
      {
        by: 'ximena',
        after: 0.4,
        body: 'You rang Punta Arenas? At what hour was that for you? Thank you, thank you.',
        replyTo: 1,
      },
      {
        by: 'ngozi',
        after: 0.5,
        body: 'Eleven at night. Rosario was having lunch. We talked about shipping for twenty minutes.',
        replyTo: 2,
      },
      {
        by: 'ximena',
        after: 5,
        body: 'Security opened every bag, smelled one, and asked me what water sensors cost. Sixty lids done, the boat was late anyway.',
      },
    ],
    accepted: 1,
    buildsOn: ['desk-gasket-recall'],
  },
  {
    key: 'desk-q-kayak',
    kind: 'question',
    by: 'wren',
    daysAgo: 83,
    title: 'Where may the test kayak live over the winter?',
    body: `It's 4.3 m long, orange, and at present it sleeps across two pallets of housings in the loading bay. Ngozi has asked me nicely three times.

I have measured the alternatives:

- corridor to the tide tank: fits, but then the fire door doesn't shut
- under the stairs: 3.9 m
- boat shed: dry, unlocked, and the swallows are over it
- my flat: fourth floor, no

It is used about twice a month, mostly by Magnus.`,
    tags: ['office', 'safety'],
    comments: [
      {
        by: 'carla',
        after: 0.1,
        body: 'Not the corridor, whatever anybody measures. Somebody would wedge the door "just until Monday".',
      },
      {
        by: 'ngozi',
        after: 0.3,
        body: 'I have now asked four times. On Wednesday it goes to the customer in Split with the other long orange thing, if I am not careful.',
      },
      {
        by: 'joao',
        after: 0.6,
        body: 'Hang it from the beam above bay 2. There are two lifting eyes there since the old crane. Rated 250 kg each, certificate in my drawer.',
      },
      {
        by: 'wren',
        after: 1.2,
        body: 'I like it. With a 3:1 purchase one person can lower it. But I want somebody other than me to check the eyes, the certificate is from 2011.',
        replyTo: 2,
      },
      {
        by: 'magnus',
        after: 8,
        body: 'It hangs there for now, tied by me with a knot that Wren has photographed as evidence. The inspection is booked; until then nobody walks underneath, and I carry my own paddle.',
      },
    ],
  },
  {
    key: 'desk-passkeys',
    kind: 'post',
    by: 'viktor',
    daysAgo: 74,
    title: 'Passkeys: two minutes now, and nothing to remember afterwards',
    body: `After the invoice I promised to make passwords worth less. Here is how.

## What changes
Your laptop or telephone proves that it's you, with your finger, face or PIN. Nothing is typed, so there is nothing that can be typed into the wrong page.

## What to do
1. Open *Settings → Sign-in* and choose **Add a passkey**.
2. Do it on **two** devices. One is a single point of swearing.
3. Tell me when both work. I then remove your password; you needn't think of it again.

## What doesn't change
The bank, the tax office and the coffee machine's app keep their passwords. I've no power there.

If you have only one device, or share one at a bench, I have a drawer of small USB keys with your name on them. Yes, already.`,
    tags: ['it', 'safety'],
    comments: [
      {
        by: 'nuno',
        after: 0.3,
        body: 'At the benches we wear gloves. Finger does not work, face with the visor does not work. The USB key works, but it falls into the resin.',
      },
      {
        by: 'viktor',
        after: 0.5,
        body: "I hadn't thought of gloves. Would it do if the key hung on the badge cord and you only had to touch its rim through the glove?",
        replyTo: 0,
      },
      {
        by: 'nuno',
        after: 6,
        body: 'Tried for five days, four benches. It works with nitrile, not with the thick ones. Good enough: thick ones are only for the oven.',
        replyTo: 1,
      },
      {
        by: 'ada',
        after: 7,
        body: "What happens on the day when I drop both devices into the same harbour? I've done one of the two.",
      },
      {
        by: 'viktor',
        after: 7.2,
        body: 'You ring me or Sam, we see your face on a call, one of us asks the other, and you get a link that lives for ten minutes. Two people, on purpose. We rehearsed it with Callum, whose phone actually was in a harbour.',
        replyTo: 3,
      },
      {
        by: 'teresa',
        after: 9,
        body: 'I was afraid of this and it took me ninety seconds. I am telling you because I was loud about being afraid.',
      },
    ],
    buildsOn: ['desk-phishing'],
  },
  {
    key: 'desk-q-per-diem',
    kind: 'question',
    by: 'petra',
    daysAgo: 58,
    title: 'Breakfast in Poland, lunch in Slovakia, dinner in Hungary: whose daily rate?',
    body: `Thursday I serviced three sites in three countries in one van. The new page says "the country's own scale", and I liked it very much until Thursday.

The form lets me choose one country. I chose Austria, through which I only drove, because it pays best. I have since changed it back. What is right?`,
    tags: ['money', 'travel'],
    comments: [
      {
        by: 'rafael',
        after: 0.1,
        body: 'Where did you have the best meal? I would take that as the law.',
      },
      {
        by: 'teresa',
        after: 0.3,
        body: 'The country in which you are at **midnight**. On the day you come home: the last country in which you did any work. So Thursday is Hungary, Friday is wherever you last held a tool.',
      },
      {
        by: 'petra',
        after: 0.4,
        body: 'Midnight in Hungary, Friday Slovakia. And if at midnight I am on a ferry?',
        replyTo: 1,
      },
      {
        by: 'teresa',
        after: 0.6,
        body: 'Then the country of the next port, unless the boat feeds you, in which case nothing. I did not invent this. It has a paragraph for the ferry, another for aircraft, and a footnote for barges.',
        replyTo: 2,
      },
    ],
    accepted: 1,
    buildsOn: ['desk-travel-policy'],
  },
  {
    key: 'desk-all-hands',
    kind: 'post',
    by: 'ines',
    daysAgo: 44,
    title: 'What I said on Thursday, shorter than I said it, and the questions I ducked',
    body: `For those who were asleep, at sea, or politely muted:

- We'll finish this year with about 5.9 million in sales. The recall cost us 58,000 and, so far, no customer.
- We hire three: a second calibration technician, a service engineer for North Africa, somebody for data quality. Not a marketing director. I was asked.
- The second bath is ordered, eleven weeks.
- We won't sell the firm. There was an offer in June, it was flattering, and Ruth, Greta and I said no after two walks round the harbour.

Questions that I ducked, answered now that I have slept:

> Would you have told us about the offer if you'd said yes?

Later than you would like. I'd have been bound to silence for some weeks. I'd have hated it.

> Why are there four men among the five best paid?

Because of whom I hired in 2009 to 2014 and what I paid them then. We've closed two gaps this year. One is left, it's known to the person, and it closes in January.`,
    tags: ['news', 'people', 'money'],
    comments: [
      {
        by: 'aisha',
        after: 0.2,
        body: 'I asked the second one, anonymously. Thank you for answering with dates. I am happy to have asked it with my name now.',
      },
      {
        by: 'jonas',
        after: 0.4,
        body: 'Data quality: is that a person who writes rules, or one who looks at graphs all day? We need both and I know which we would hire by accident.',
      },
      {
        by: 'bao',
        after: 0.7,
        body: 'The second. Rules we can write ourselves once somebody tells us what they saw.',
        replyTo: 1,
      },
      {
        by: 'magnus',
        after: 0.9,
        body: 'A hydrologist who has got cold feet at a gauge at least once. Literally cold.',
        replyTo: 2,
      },
      {
        by: 'kenji',
        after: 1.3,
        body: 'I watched the recording at 1.5 speed. At that speed the pause before the answer about the offer is still very long.',
      },
      { by: 'ines', after: 1.4, body: 'It was longer from inside.', replyTo: 4 },
      {
        by: 'stefan',
        after: 2,
        body: 'Eleven weeks for the bath assumes the compressor from Brescia. They have just told me fourteen. I am on the train to Brescia.',
      },
      {
        by: 'stefan',
        after: 5,
        body: 'Twelve. It cost me one dinner, self-receipt attached.',
        replyTo: 6,
      },
    ],
  },
];
