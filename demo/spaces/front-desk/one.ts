import type { DemoEntry } from '../../types.ts';

export const frontDeskOne: DemoEntry[] = [
  {
    key: 'desk-welcome',
    kind: 'post',
    by: 'sam',
    daysAgo: 399.5,
    title: 'What the front desk is for, and what it is not',
    body: `If you don't know whom to ask, ask here. Leave, payslips, trains, broken chairs, who has the key to the boat trailer.

Until now such questions arrived with me one by one. I kept a tally for four weeks: 143 messages, of which 61 were one of nine questions. The answer to *"how many days can I carry over?"* (five, until the end of March) I typed eight times, once to the same person twice, and no, I won't say who.

What doesn't belong here: anything about your health, your pay or your neighbour's temper. Ring me for those, my door has a lock.

Anyone may answer. If I'm wrong, say so under my answer and not in the corridor.`,
    tags: ['news'],
    comments: [
      {
        by: 'joao',
        after: 0.1,
        body: 'The trailer key hangs behind the compressor on a cork float. That makes it 60.',
      },
      {
        by: 'kenji',
        after: 0.4,
        body: 'Does an urgent thing also go here? When it is 17:00 with me most of you are having breakfast, and I would not know who reads.',
      },
      {
        by: 'sam',
        after: 0.6,
        body: "Urgent means telephone. I look in at nine and at four, London time, and Teresa covers when I'm away. Between those, hope for a kind colleague.",
        replyTo: 1,
      },
      { by: 'callum', after: 1.2, body: 'It was me. Twice. I had lost the first answer.' },
      { by: 'sam', after: 1.3, body: 'I protected you for a whole day, Callum.', replyTo: 3 },
    ],
  },
  {
    key: 'desk-movements',
    kind: 'post',
    by: 'sam',
    daysAgo: 391,
    title: 'One arrival, one return, one person in two places',
    body: `**Arriving:** @nuno, assembly, starts tomorrow next to João at bench 3. He comes from a violin maker, which João says is overqualification for our lids but about right for the potting.

**Returning:** @halima after nine months, with a daughter who has opinions. Four days a week until summer; Thursday is hers.

**In two places:** @sunniva keeps her desk with firmware and now counts half in the factory, because every test rig she designed ended up being explained to someone at the other end of the building. Her calendar shows which half she is in.

Please say hello in person if you can. If you can't, say it below.`,
    tags: ['people', 'news', 'onboarding'],
    comments: [
      {
        by: 'nuno',
        after: 0.8,
        body: 'Hello and thank you. I have been told four different places where the coffee is good. I will try all and report.',
      },
      {
        by: 'halima',
        after: 1.1,
        body: 'I found my microscope exactly where I left it, with a label "HALIMA, DO NOT TOUCH" in a hand that is not mine. Whoever guarded it: thank you.',
      },
      {
        by: 'beatriz',
        after: 1.2,
        body: 'That was me. Stefan wanted to lend it to a supplier.',
        replyTo: 1,
      },
      { by: 'stefan', after: 1.5, body: 'For two days! With a receipt!', replyTo: 2 },
    ],
  },
  {
    key: 'desk-q-ferry-receipt',
    kind: 'question',
    by: 'callum',
    daysAgo: 366,
    title: 'How do I claim a breakfast for which no receipt exists on this earth?',
    body: `The night boat to the island has one man with a gas ring. He sells a roll and tea for £6.50, cash, into a biscuit tin. I have eaten there eleven times this year and claimed nothing, because the form refuses to be sent without a picture.

Last month I photographed the roll. The form accepted it. Was that fraud or ingenuity?`,
    tags: ['money', 'travel'],
    comments: [
      { by: 'oliver', after: 0.1, body: 'I would have accepted the roll.' },
      {
        by: 'teresa',
        after: 0.3,
        body: `Neither, but don't do it again, because the auditor asked me what "IMG_2291 bun" was.

For anything under 20 euro with no receipt:

1. Write date, place, amount and what it was on a **self-receipt** (the yellow sheet, or a plain note).
2. Sign it.
3. Photograph *that*.

Up to 100 euro per month a person. Above that I have to phone you, and you know I enjoy that less than you do.`,
      },
      {
        by: 'callum',
        after: 0.5,
        body: 'Eleven self-receipts coming, £71.50. The roll can retire.',
        replyTo: 1,
      },
      {
        by: 'teresa',
        after: 0.6,
        body: 'Only those since the first of the quarter, please, the earlier ones are closed in the books. I am sorry about your four rolls.',
        replyTo: 2,
      },
      {
        by: 'petra',
        after: 2,
        body: 'Nobody in field service knew the yellow sheet existed. I have put ten into each van.',
      },
    ],
    accepted: 1,
  },
  {
    key: 'desk-first-month',
    kind: 'post',
    by: 'nuno',
    daysAgo: 359,
    title: 'My first month, counted',
    body: `Sam asked how the first month was. I make violins in my head still, so I answer with measures.

| Thing | Number |
| --- | --- |
| Accounts I was given | 11 |
| Accounts that worked on day one | 4 |
| Accounts I have used | 5 |
| People who showed me the fire exit | 6, all the same exit |
| Hours until I soldered something that was sold | 31 |
| Days until I knew what the sensor is *for* | 17 |

The last one I think is too long. I had potted 212 sensors. Then Petra took me to the river for one afternoon and I saw one half under mud, and I changed how I clean the groove the next morning.

Nobody was unkind. João explained everything two times. It is only the order that surprised me.`,
    tags: ['people', 'onboarding'],
    comments: [
      {
        by: 'sam',
        after: 0.2,
        body: 'This is worth more than the survey I was about to send you. Seventeen days is embarrassing, and I made that schedule.',
      },
      {
        by: 'viktor',
        after: 0.4,
        body: "Seven dead accounts are mine. Five waited for a manager's click from somebody who was on leave. From this week I create them and the manager can *remove*, instead of the other way round.",
      },
      {
        by: 'petra',
        after: 0.9,
        body: 'I will take every new person out in their first week, rain included. Rain especially.',
      },
      {
        by: 'dmitri',
        after: 1.4,
        body: 'How did you change the cleaning of the groove? I ask because the work instruction says "clean".',
        replyTo: 2,
      },
      {
        by: 'nuno',
        after: 1.6,
        body: 'Before, along the groove. Now across also, with the brush cut short, because the mud I saw sat in the corner where along does not reach.',
        replyTo: 3,
      },
      {
        by: 'ines',
        after: 2.3,
        body: "I've been here nineteen years and learnt from a table of six lines. Obrigada, Nuno.",
      },
      {
        by: 'sam',
        after: 45,
        body: "Follow-up: Ximena's trainee, who started on the 3rd, stood in a river on day 2 and had nine of nine accounts. She says the coffee advice still conflicts.",
        replyTo: 0,
      },
    ],
    buildsOn: ['desk-movements'],
  },
];
