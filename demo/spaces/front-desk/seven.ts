import type { DemoEntry } from '../../types.ts';

export const frontDeskSeven: DemoEntry[] = [
  {
    key: 'desk-q-roaming',
    kind: 'question',
    by: 'hana',
    daysAgo: 12,
    title: 'Which SIM for three weeks in Chile and one in New Zealand?',
    body: `I stand in for Ximena in the first half of January and then visit Ahuriri. My Japanese contract charges about 18 euro a day abroad. 28 days of that is more than the flight from Santiago.

I need: calls that customers can dial without a strange prefix, some data, and a gateway's web page now and then, so a few GB. Two SIMs in one phone is fine, three is not.`,
    tags: ['travel', 'it'],
    comments: [
      {
        by: 'ximena',
        after: 0.4,
        body: 'In the south only one network exists, and it is not the one they sell at the airport. I have a spare prepaid card for you, 12,000 pesos a month. I leave it with the porter.',
      },
      {
        by: 'viktor',
        after: 0.7,
        body: "Keep your number on Wi-Fi calling for customers, so nothing changes for them. For New Zealand I can put you on the firm's travel eSIM. I don't know how well it does outside Napier; nobody's tried.",
      },
      {
        by: 'callum',
        after: 2,
        body: 'Moana says that south of the port you should bring a book.',
        replyTo: 1,
      },
    ],
    buildsOn: ['desk-travel-policy'],
  },
  {
    key: 'desk-winter-supper',
    kind: 'post',
    by: 'sam',
    daysAgo: 8.3,
    title: 'Winter supper: three proposals, one evening, and the matter of who is left out',
    body: `Last year 26 of us sat in a restaurant and eleven looked at us from a screen on a wine crate for nine minutes, until somebody needed the crate.

Proposals so far:

1. **One table** here, as always, and a good parcel of food to everyone far away.
2. **Four tables** on one night: Lisbon, Prague, London, and one in the east that moves (Tokyo this time?).
3. **No winter supper**, and the money into everybody meeting in June for three days.

It's 5,200 euro whichever way. Tell me what you would miss, not only what you'd like.`,
    tags: ['people', 'news'],
    comments: [
      {
        by: 'kenji',
        after: 0.3,
        body: 'I would not miss the crate. I would miss João singing. So 3, if João sings in June.',
      },
      {
        by: 'joao',
        after: 0.5,
        body: 'In June I am hoarse from the festas. But I am touched.',
        replyTo: 0,
      },
      {
        by: 'bao',
        after: 0.9,
        body: 'A table in the east sounds generous, yet from Ho Chi Minh City to Tokyo is six hours. For me and Noor it is the same as Lisbon, only with fewer colleagues.',
      },
      {
        by: 'noor',
        after: 1,
        body: 'Agreed with Bảo. I vote for 3 and a box of pastéis in the meantime.',
        replyTo: 2,
      },
      {
        by: 'nuno',
        after: 1.6,
        body: 'June is when the harbours order. Last June we worked two Saturdays. If everybody comes for three days, somebody should first ask the line.',
      },
      {
        by: 'sam',
        after: 1.8,
        body: "Good point, and I hadn't. Carla says the second week of May is the quietest of the year. Would *May* change anybody's mind?",
        replyTo: 4,
      },
      {
        by: 'lucia',
        after: 6,
        body: 'May is better. And a small supper here anyway, potluck, costs nothing and hurts nobody. I bring the tortilla with onion and will accept no questions about the onion.',
        replyTo: 5,
      },
    ],
  },
  {
    key: 'desk-payslips',
    kind: 'post',
    by: 'teresa',
    daysAgo: 1.5,
    title: 'Payslips come a day later this month, the money does not',
    body: `The payroll firm changes its system over the weekend. Your money arrives on the 27th as usual. The slip itself appears on the 28th, in the same place, in a new and, I warn you, purple design.

If you need the slip for a landlord or a visa before then, write to me privately and I will make one by hand.`,
    tags: ['money', 'news'],
    comments: [
      {
        by: 'elif',
        after: 0.1,
        body: 'Is the line "other deductions" explained in the new one? I have been other-deducted 11.40 every month since 2021 and was always too shy to ask.',
      },
      {
        by: 'teresa',
        after: 0.3,
        body: 'It is your share of the dental plan, and from now on it says so. Please never be shy with me about 11.40.',
        replyTo: 0,
      },
    ],
  },
  {
    key: 'desk-q-dog',
    kind: 'question',
    by: 'lucia',
    daysAgo: 0.4,
    title: 'May a small, old, quiet dog come to the factory building next week?',
    body: `I'm over from Madrid for the cold tests, Tuesday to Thursday. My sister usually takes Faraday, but she has flu. He is eleven, weighs 7 kg, sleeps 20 hours a day, and has never been in a clean area. I'd keep him in the small meeting room.`,
    tags: ['office'],
    comments: [
      {
        by: 'carla',
        after: 0.05,
        body: 'Not past the yellow line, otherwise welcome. Is anybody allergic? Write to me, not here.',
      },
      { by: 'dmitri', after: 0.15, body: 'Is he earthed?' },
    ],
  },
  {
    key: 'desk-water-off',
    kind: 'post',
    by: 'joao',
    daysAgo: 0.06,
    title: 'Water is off in the main building from 14 to 16 h',
    body: `The town changes a valve in our street. No taps, no toilets on the ground floor; those upstairs run from the roof tank, about thirty flushes, so be brave and brief. The tide tank is full and is **not** a reserve.`,
    tags: ['office', 'news'],
    comments: [],
  },
];
