import type { DemoEntry } from '../../types.ts';

export const frontDeskThree: DemoEntry[] = [
  {
    key: 'desk-q-hotel-wifi',
    kind: 'question',
    by: 'noor',
    daysAgo: 301,
    title: 'The tunnel drops every few minutes in hotels, and only in hotels',
    body: `Dhaka, Chattogram and last week Rabat: I connect, it says "protected", and after three to five minutes every page hangs until I disconnect. At home it stays up for days. My telephone as a hotspot is fine too, but I have burnt 9 GB of roaming this month and Greta will see that.

I tried another laptop (Oliver's) in the same lobby and it did the same, so I don't think it's mine.`,
    tags: ['it', 'travel'],
    comments: [
      {
        by: 'viktor',
        after: 0.2,
        body: 'Some hotel networks kill any UDP flow that lives longer than they like. Could you switch *Settings → Transport* to TCP 443 and tell me whether it survives ten minutes?',
      },
      {
        by: 'noor',
        after: 0.7,
        body: '26 minutes, then it dropped. Better, not cured.',
        replyTo: 0,
      },
      {
        by: 'finn',
        after: 1.1,
        body: 'Same disease in Galway, a different hotel chain. Lowering the MTU to 1280 cured it for me. `sudo ip link set dev tun0 mtu 1280`, or in the client under Advanced. I suspect their box drops fragments.',
      },
      {
        by: 'noor',
        after: 4,
        body: 'With both it held two hours in the Rabat lobby, then I checked out. I would not swear to it until the next trip.',
        replyTo: 2,
      },
      {
        by: 'viktor',
        after: 5,
        body: "I've made 1280 the default for everyone and I'm watching the reconnect counts. If they fall I'll say so here; if they don't, I'll say that too.",
      },
      {
        by: 'viktor',
        after: 33,
        body: 'They fell, from 410 to 140 a week, which is not zero. The remaining ones are nearly all from one chain. I still do not know why, so this question stays open.',
        replyTo: 4,
      },
    ],
  },
  {
    key: 'desk-q-which-holidays',
    kind: 'question',
    by: 'aisha',
    daysAgo: 255,
    title: 'Which public holidays are mine: Nigerian, Portuguese, or those of the team?',
    body: `My contract is with the Lisbon company, I live in Lagos, and the cloud team keeps a German calendar because Jonas made it. Last Thursday I was the only person in the chat for a day and a half. In October I worked through Independence Day because nobody had it.

I'm not after more days. I'd like to know which ones they are, early enough to tell my mother.`,
    tags: ['people', 'money'],
    comments: [
      {
        by: 'jonas',
        after: 0.1,
        body: 'The calendar was meant to be mine only. Bảo subscribed, then Mireille, then it was "the calendar". Sorry.',
      },
      {
        by: 'sam',
        after: 0.5,
        body: 'I looked for the rule and there are three, in three documents, two of them by me. Give me until Friday.',
      },
      {
        by: 'noor',
        after: 0.8,
        body: 'While you are at it: Eid moves with the moon and is announced the evening before. A list in January cannot hold it.',
        replyTo: 1,
      },
      {
        by: 'sam',
        after: 4.1,
        body: `One rule, agreed with Greta and checked with our lawyer in each country:

- You get the public holidays **of the place where you live**.
- You may swap up to four of them for days that mean more to you. No reason needed, two weeks' notice.
- Feasts that depend on the moon: book both possible days, the unused one comes back by itself.

Old documents are deleted, not "archived".`,
      },
      {
        by: 'aisha',
        after: 4.3,
        body: 'Clear, and my mother approves the last line. Thank you.',
        replyTo: 3,
      },
      {
        by: 'hana',
        after: 6,
        body: 'It took me eight years to learn that I could have swapped Golden Week. I am not bitter, I am only counting.',
      },
    ],
    accepted: 3,
    closed: {
      by: 'sam',
      after: 20,
      outcome:
        'One rule for all: the holidays of where you live, four may be swapped, both days held for moveable feasts. The three older documents are gone.',
    },
  },
  {
    key: 'desk-dishwasher',
    kind: 'post',
    by: 'joao',
    daysAgo: 207,
    title: 'The dishwasher is not a parts washer',
    body: `This morning I took from the filter: one M3 circlip, a blob of two-part resin, and something blue that Halima believes is thread locker.

I don't ask who. I ask that we understand how it goes on. Someone drinks coffee from the cup, someone else's daughter visits and drinks juice from the cup.

The parts washer is eleven steps further. I counted with short legs.`,
    tags: ['office', 'safety'],
    comments: [
      {
        by: 'wren',
        after: 0.1,
        body: 'Circlip: me. It was in my shirt pocket and I leaned over. The resin is not mine and I am prepared to be carbon-dated.',
      },
      {
        by: 'halima',
        after: 0.3,
        body: 'Confirmed under UV, it is thread locker. Medium strength. The cups are going nowhere.',
      },
      {
        by: 'carla',
        after: 0.5,
        body: "Joking apart, cured resin is harmless and uncured isn't, and I can't tell from a blob which one it was on Tuesday. I've thrown out the eight cups that were in that load. New ones come Thursday.",
      },
      { by: 'beatriz', after: 0.9, body: 'One of those eight was my Azores cup.', replyTo: 2 },
      {
        by: 'carla',
        after: 1,
        body: 'I know. I looked at it for a while before I did it. I owe you one.',
        replyTo: 3,
      },
      {
        by: 'kenji',
        after: 1.6,
        body: 'In my last company beakers and cups had different colours of handle and nobody ever confused them again. It costs one pot of paint.',
      },
      {
        by: 'joao',
        after: 9,
        body: 'Painted. Everything with a red ring is factory, and the dishwasher has a picture of a red ring with a line through it. Thank you Kenji.',
        replyTo: 5,
      },
    ],
    closed: {
      by: 'joao',
      after: 60,
      outcome:
        'Red rings on 74 beakers, jars and spoons. Two months without anything in the filter except one olive stone.',
    },
  },
  {
    key: 'desk-phishing',
    kind: 'post',
    by: 'viktor',
    daysAgo: 188,
    title: 'An invoice "from Teresa": eleven of us clicked, and I was number four',
    body: `Last Tuesday all of us got a message with Teresa's name and a link to an unpaid invoice. It was a test that Greta and an outside firm arranged **without telling me**, at my own suggestion two years ago.

- 37 received it
- 11 opened the link
- 3 typed a password. One of those was me, on the telephone, on a platform, with a train coming in.
- first person to ring somebody: Nuno, after six minutes
- message on this page: after 48 minutes, far too late

I won't tell you to be careful; I am careful for a living and it did nothing. What I'll do instead is make passwords worth less. More on that when it works.

No names except mine. If you'd like to know about yourself, ask me.`,
    tags: ['it', 'safety'],
    comments: [
      {
        by: 'teresa',
        after: 0.1,
        body: 'For the record I never write "kindly". Anything from me that says kindly is not from me.',
      },
      {
        by: 'nuno',
        after: 0.3,
        body: 'I rang because invoices do not come to the assembly bench. It was not cleverness.',
      },
      {
        by: 'ada',
        after: 0.6,
        body: 'That *is* the cleverness, Nuno: you knew what normal looks like at your bench. I clicked. It was half past six and I wanted it to be over.',
        replyTo: 1,
      },
      {
        by: 'dmitri',
        after: 1.2,
        body: 'The sender address was fernhi11 with two digits one. On my phone the two look identical in that typeface. I have measured: the difference is one pixel.',
      },
      {
        by: 'greta',
        after: 2,
        body: "I should have warned the support team. Hana spent an hour reassuring two customers who had got a copy through a shared mailbox. My mistake, not the outside firm's.",
      },
      {
        by: 'hana',
        after: 2.2,
        body: 'It was a good hour. One of them then told me about a sensor that had been silent since spring.',
        replyTo: 4,
      },
    ],
    closed: {
      by: 'viktor',
      after: 165,
      outcome:
        'Repeated after passkeys: 36 received, 5 opened the link, nobody could type a password because 29 no longer have one. First call after two minutes.',
    },
  },
];
