import type { DemoEntry } from '../../types.ts';

export const ideasTwo: DemoEntry[] = [
  {
    key: 'ideas-barrier-signatures',
    kind: 'post',
    by: 'halima',
    daysAgo: 310,
    title: 'Barrier: three signatures to correct a spelling mistake in a work instruction',
    body: `WI-114, step 7, says "tighten to 2,2 Nm". The drawing says 2.4. Everybody on the line knows, so everybody tightens to 2.4, and every auditor who reads it could close us for an afternoon.

To change one figure I need the factory manager, engineering and quality (me, I sign myself). The average over last year's 37 changes: **23 working days**. The work in it was about half an hour.

I'm not asking to abolish anything. Who knows where the rule comes from, and who could let go of it?`,
    tags: ['barrier', 'factory'],
    comments: [
      {
        by: 'dmitri',
        after: 0.2,
        body: 'The standard asks that changes be *reviewed and approved by authorised persons*. It does not say three. It does not say managers. Three comes from a consultant in 2014, whose template had three boxes.',
      },
      {
        by: 'carla',
        after: 0.4,
        body: "My box takes the longest because I print them and read them at the weekend. I didn't know that you were all waiting for my Sundays.",
      },
      {
        by: 'omar',
        after: 0.6,
        body: 'I sign what Halima has signed. I have never once read step 7 of anything. Take me out.',
        replyTo: 0,
      },
      { by: 'halima', after: 0.8, body: 'Omar, you signed 2,2.', replyTo: 2 },
      { by: 'omar', after: 0.9, body: 'That rather proves the point.', replyTo: 3 },
      {
        by: 'joao',
        after: 1.4,
        body: 'Why does nobody of those who *do* step 7 sign? I would have seen it on the first day. In fact I did, I wrote it in pencil.',
      },
      {
        by: 'dmitri',
        after: 2,
        body: `A form that I can defend before an auditor:

1. the person who does the step, and one other who does it
2. quality, for anything with a number in it
3. engineering only if the drawing changes too

Two signatures mostly, three rarely, and each is from someone who'd notice.`,
        replyTo: 5,
      },
      {
        by: 'carla',
        after: 3,
        body: 'Done as of today, on my authority, which I apparently have. First change: WI-114, by Nuno and João, eleven minutes.',
        replyTo: 6,
      },
    ],
    closed: {
      by: 'halima',
      after: 95,
      outcome:
        'Median fell from 23 working days to 1. 64 changes in a quarter instead of nine, most of them pencil notes that were years old. The auditor asked one question, which was whether she might copy it.',
    },
  },
  {
    key: 'ideas-q-champion',
    kind: 'question',
    by: 'sam',
    daysAgo: 290,
    title: 'What would you want in return for clearing the way for others?',
    body: `Some of you do it already. Carla with the signatures, Ngozi with everything that has wheels. It costs hours that no plan shows, and it makes enemies of a mild sort.

I'd like to ask for two or three people per unit who may say *yes, you can work like this* and then make it true. Before I go to Inês with a list of what they should get, tell me what would actually count. A title? Time? Being left alone?`,
    tags: ['champion', 'people'],
    comments: [
      {
        by: 'ngozi',
        after: 0.3,
        body: 'That when I have said yes, nobody above me says "well, in principle". Everything else I can buy.',
      },
      {
        by: 'carla',
        after: 0.6,
        body: 'Half a day a week that is really taken out of my other work, with the name of the person who does it instead. Otherwise it is a medal one polishes on Sundays.',
      },
      {
        by: 'finn',
        after: 1,
        body: "No title. With a title people send you forms. I'd want it to stop after a year, so that I can be bad-tempered again.",
      },
      {
        by: 'viktor',
        after: 1.6,
        body: 'To be told early. I am the barrier more often than not, and I learn of it from a post. I would gladly be the one who removes me.',
      },
      {
        by: 'sam',
        after: 2.1,
        body: "Viktor, that's the most useful thing in here. A champion's first call goes to whoever is in the way, before anything is written.",
        replyTo: 3,
      },
      {
        by: 'ines',
        after: 6,
        body: "I can promise Ngozi hers today: if I think that one of you said yes wrongly I will tell you in private, and the yes stands. Carla's I need to find money for. Ask me again in a month, in public.",
        replyTo: 0,
      },
    ],
  },
  {
    key: 'ideas-cold-bench',
    kind: 'post',
    by: 'lucia',
    daysAgo: 268,
    title: 'A shared cold bench: one freezer, 40 leads, open to any question at 2 °C',
    body: `I own, unofficially, a chest freezer with a heater in it. It holds 2.0 °C to about 0.2 for as long as nobody puts lunch in. So far it's answered:

- why cells sag at 110 mA
- that our potting gets brittle (Nuno, bench 3)
- that a display somebody wanted to buy turns to porridge at 4 °C

Each time, somebody had been guessing for weeks, two metres away from it, as they didn't know it existed or thought it was mine.

So: it's ours. There's a list on the lid with ten places. Write what you put in, what you expect, and take the result out of the log yourself:

\`\`\`
curl https://cold.example.net/bench/7/last?hours=48
\`\`\`

Expecting something is compulsory. It's the fun of it.`,
    tags: ['improvement', 'product'],
    comments: [
      {
        by: 'nuno',
        after: 0.4,
        body: 'Place 4: two pottings, old and new resin. I expect the new one cracks. If not, João has promised me his window seat.',
      },
      {
        by: 'kenji',
        after: 1.1,
        body: 'From Tokyo I cannot open the lid. Would someone put in the spare board marked KM? I expect its clock to lose 3 s a day at 2 °C.',
      },
      {
        by: 'sunniva',
        after: 5,
        body: 'Place 7, done. Your clock lost 1.1 s a day, Kenji. So it is not the crystal and you are back to suspecting yourself.',
        replyTo: 1,
      },
      {
        by: 'nuno',
        after: 15,
        body: 'No crack after 14 days and 40 cycles. The view from the window seat is a wall, but a sunny one.',
        replyTo: 0,
      },
      { by: 'greta', after: 15.4, body: 'Was this freezer ever bought? I cannot find it.' },
      {
        by: 'lucia',
        after: 15.6,
        body: "It was my grandmother's. She would be glad to be asked.",
        replyTo: 4,
      },
    ],
  },
];
