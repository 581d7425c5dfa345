import type { DemoEntry } from '../../types.ts';

export const frontDeskFour: DemoEntry[] = [
  {
    key: 'desk-q-laptop',
    kind: 'question',
    by: 'mireille',
    daysAgo: 170,
    title: 'Is there a day on which a laptop counts as old?',
    body: `Mine turned five in spring. It compiles our pipeline in 14 minutes, a colleague's new one does it in four. At ten builds a day that's an hour and forty minutes of watching a fan.

I don't want to complain about a machine that has been to Iceland twice. I'd only like to know whether there's a rule, or whether one has to be the sort of person who asks.`,
    tags: ['it', 'money'],
    comments: [
      {
        by: 'viktor',
        after: 0.3,
        body: 'Four years for people who build, six for people who write. That was my rule, and I see that I never wrote it where anybody could read it. Yours should have gone thirteen months ago.',
      },
      {
        by: 'finn',
        after: 0.6,
        body: 'Before you order: have you tried building on the shared runner? 3 min 20 here, from a machine older than yours.',
        replyTo: 0,
      },
      {
        by: 'mireille',
        after: 1,
        body: "I have. It's lovely until two of us push at once and then it's eleven. Viktor, I'd say yes to the new one and give the old one to the tide-tank corner, where it can log temperatures until it dies.",
        replyTo: 1,
      },
    ],
  },
  {
    key: 'desk-year-in-a-table',
    kind: 'post',
    by: 'greta',
    daysAgo: 150,
    title: 'Our year in one table, and the three lines I would not have guessed',
    body: `The auditors have signed. Everyone may see this, nobody outside.

| Million euro | This year | Before |
| --- | ---: | ---: |
| Sensors and gateways | 4.31 | 4.02 |
| Service and data | 1.27 | 0.88 |
| Parts, material | −1.94 | −1.71 |
| All of us | −2.46 | −2.33 |
| Everything else | −0.79 | −0.74 |
| **Left before tax** | **0.39** | **0.12** |

What surprised me:

1. **Service** is now more than a fifth. Five years ago it was "the thing Rafael does".
2. **Express freight** cost 71,000, nearly what two technicians earn. Two thirds of it was us being late and not the customer being in a hurry.
3. Eleven customers bring 60 %. One brings 14 %. I sleep well, but I do count.

Ask anything. If I can't answer because it's about one person's pay, I'll say that that is why.`,
    tags: ['money', 'news'],
    comments: [
      {
        by: 'lucia',
        after: 0.2,
        body: 'Does "parts" include the 300 cells that I put in the freezer to see what happens?',
      },
      {
        by: 'greta',
        after: 0.3,
        body: 'It does. I know what each cost. I have made my peace with it.',
        replyTo: 0,
      },
      {
        by: 'ngozi',
        after: 0.5,
        body: 'Freight: I keep a list of *why* for each express box. Since the spring: 38 % waiting for a certificate, 31 % a part that came late, 17 % our own promise of an impossible date, the rest weather and a strike.',
      },
      {
        by: 'beatriz',
        after: 0.8,
        body: 'The 38 % is my bath. One bath, 11 sensors at a time, and it takes the same eight hours whether they are urgent or not.',
        replyTo: 2,
      },
      {
        by: 'ruth',
        after: 1.2,
        body: "So 27,000 euro of freight a year is spent because a bath holds eleven. A second bath is 19,000. I'd like to have seen those two numbers next to each other some time before today.",
        replyTo: 3,
      },
      {
        by: 'tomas',
        after: 1.5,
        body: 'And the 17 % are promises made by people who report to me. I will read them out on Monday, mine first.',
        replyTo: 2,
      },
    ],
  },
  {
    key: 'desk-morocco-tender',
    kind: 'post',
    by: 'oliver',
    daysAgo: 128,
    title: 'Tender in Morocco: 64 stations, 26 days, and the form wants blue ink',
    body: `The river basin agency has published it: 64 level and turbidity stations, five years of service, opening of the envelopes in 26 days. It must arrive **on paper**, in French, every page initialled, in two sealed envelopes inside a third.

Who I need and for how long:

- [x] somebody who writes French that a civil servant would enjoy: @mireille, 4 days
- [ ] somebody who will read 118 pages of conditions for traps, 2 days
- [ ] certificates translated by a sworn translator: @dmitri knows which
- [ ] two people who can be there for the opening
- [ ] 64 × 5 years of batteries, honestly calculated: @lucia
- [ ] a stamp. We don't own a stamp. They require a stamp.

If you think that we shouldn't bid, say it now. We've lost two of these on price.`,
    tags: ['news', 'travel'],
    comments: [
      { by: 'dmitri', after: 0.1, body: 'I read conditions for pleasure. Give me the 118 pages.' },
      {
        by: 'petra',
        after: 0.4,
        body: 'I think we should not bid unless somebody lives within three hours of the stations. 64 stations fail about twice a week between them. From Warsaw I cannot be there on a Tuesday.',
      },
      {
        by: 'noor',
        after: 0.7,
        body: 'There is a firm in Kénitra, four people, who serve the agency now for another make. I met them at the fair. They would rather carry our spare parts than lose the work. Shall I ring?',
        replyTo: 1,
      },
      {
        by: 'mireille',
        after: 1.1,
        body: "Yes to the French. Our term *fouling* has no good word there; the agency's own papers say *colmatage* for intakes and *encrassement* for optics, so I'll follow them.",
      },
      {
        by: 'dmitri',
        after: 3,
        body: `Three traps found.

1. Article 17: a penalty of 1 ‰ per day **per station**, without a ceiling.
2. Article 31: the data must stay in the country.
3. Annex 6 demands IP69K for a thing that hangs under a bridge. Someone has copied it from a car wash.

Questions to the agency close on Thursday.`,
      },
      {
        by: 'bao',
        after: 3.4,
        body: 'Article 31 is possible. One server in Casablanca, 240 euro a month, and our export already runs to any S3-like store. What I cannot promise is who gets up at night for it.',
        replyTo: 4,
      },
      {
        by: 'oliver',
        after: 24,
        body: "Delivered with two hours in hand, initials on 611 pages, Teresa's nephew's print shop made the stamp in a morning. It shows a heron. Nobody had specified what it should show.",
      },
    ],
    closed: {
      by: 'oliver',
      after: 92,
      outcome:
        'We came second of five, 6 % dearer than the winner, and first on technical marks. The agency has asked us separately for eight turbidity stations, with the Kénitra firm doing the service. The stamp remains.',
    },
  },
  {
    key: 'desk-gasket-recall',
    kind: 'post',
    by: 'ruth',
    daysAgo: 96.3,
    title: 'We recall 412 lid gaskets at ten. Please read this before the phone rings',
    body: `In one hour Tomáš tells our customers in the open. You hear it first, with nothing left out.

**What happened.** Gaskets from the second supplier stay flat. Damp air gets under the lid. Serials 24-1170 to 24-1581, 31 customers.

**Why it took us seven months.** The first odd message came to support, the second to field service, the third to a salesman, and each of us had a good reason for its being a single case. I was the person who should have put the three side by side.

**Who does what**

| | |
| --- | --- |
| Customers ring | @rafael, @hana |
| Parcels: gasket, desiccant bag, T20 bit, sheet | @ngozi and whoever has hands, room 2, from 14:00 |
| What comes back | @halima, and nobody else opens a lid |
| Supplier | @stefan |
| Sites that can be submerged | @petra, tonight |

If a customer is angry: agree with them, write down the serial, promise ten working days.`,
    tags: ['news', 'safety'],
    comments: [
      {
        by: 'rafael',
        after: 0.02,
        body: 'Three of us on the phones from ten. If you are stopped on the street by a customer, give them my number and not an explanation.',
      },
      {
        by: 'stefan',
        after: 0.1,
        body: 'The supplier swapped the compound before the very first delivery and mentioned it on page 3 of a delivery note, in Romanian. I read Romanian. I did not read page 3.',
      },
      {
        by: 'ruth',
        after: 0.12,
        body: 'Nobody here is going to be fined for a page 3, Stefan. What should have made page 3 impossible to miss?',
        replyTo: 1,
      },
      {
        by: 'halima',
        after: 0.3,
        body: 'I measured five from the shelf: 39 to 43 Shore A. The paper in the box says 60, and so does the drawing. I checked the size, and for the hardness I checked the paper. The durometer was in my drawer all year.',
      },
      {
        by: 'nuno',
        after: 0.35,
        body: 'I felt it. Since last summer they went in more easily and I thought that my hands had become better. I should have asked why something was easy.',
      },
      { by: 'joao', after: 0.4, body: 'We all felt it, Nuno. I told you well done.', replyTo: 4 },
      {
        by: 'ngozi',
        after: 0.6,
        body: 'Room 2, status at 19:00: 133 parcels of 412, fourteen volunteers, two managing directors counting Inês twice because she packs for two. Tomorrow from 08:00. Bring a knife, we have none left.',
      },
      {
        by: 'ngozi',
        after: 2.4,
        body: 'All 412 gone. One box went to Akranes in Iceland by way of Akron in Ohio; I have it turned round in Leipzig.',
        replyTo: 6,
      },
      {
        by: 'greta',
        after: 3,
        body: 'For those who worry and do not ask: the whole affair will cost about 58,000 euro with freight and labour. We can carry that. Ordering the parts again and being quiet would have been cheaper for a year.',
      },
      {
        by: 'halima',
        after: 12,
        body: 'Every new rubber part now gets a hardness reading, five of each lot, four minutes. First lot refused yesterday: 53. It felt lovely.',
        replyTo: 3,
      },
    ],
    closed: {
      by: 'ruth',
      after: 74,
      outcome:
        '398 of 412 have the new gasket, 9 were retired, 5 cannot be found and are named on our front page. Hardness is measured on arrival; odd messages from support, field and sales now land on one list that is read aloud every Thursday.',
    },
  },
];
