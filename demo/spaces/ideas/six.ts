import type { DemoEntry } from '../../types.ts';

export const ideasSix: DemoEntry[] = [
  {
    key: 'ideas-reinvented-drift',
    kind: 'post',
    by: 'magnus',
    daysAgo: 66,
    title: 'Three weeks on a drift estimate that Mireille had already made, and better',
    body: `Last year Mireille wrote [two paragraphs](https://mireille.example.net/fouling-or-drift) about telling fouling from drift by what happens in the hour after cleaning. I didn't read them. I began from nothing this summer, with splines, and was rather proud.

Hers has two parameters. On the 14 sites which we both have, my error is 0.21 NTU per week and hers **0.19**.

What would have helped? I did search: for "drift". She'd written "does not come back all the way". When I typed my *first paragraph* here to tell you all, her entry came up beside it as related. I only needed to have started by writing.

So that is my idea, and it's a small one. Write the first paragraph **before** the three weeks.`,
    tags: ['this-place', 'ways-of-working'],
    comments: [
      {
        by: 'mireille',
        after: 0.2,
        body: 'Your residuals show a thing mine do not: it is twice as bad below 4 °C. May I build on that? With splines, even.',
      },
      {
        by: 'magnus',
        after: 0.4,
        body: 'Please do. Then the three weeks were not for nothing.',
        replyTo: 0,
      },
      {
        by: 'jonas',
        after: 1,
        body: "I tried it with the export that I was about to write. It found Aisha's, from the winter, and a comment by Hana on why customers would not use it.",
      },
      {
        by: 'mireille',
        after: 19,
        body: 'With a temperature term: 0.15. It is in the pipeline with both our names on.',
        replyTo: 1,
      },
    ],
  },
  {
    key: 'ideas-bet-48-hours',
    kind: 'post',
    by: 'rafael',
    daysAgo: 52,
    title: 'Bet: every question that is asked here gets a useful answer within 48 hours',
    body: `Now: 38 questions in the last quarter over all spaces. 22 had an answer within two days that the asker called useful. Nine had a joke, which is kind, but not the same. Seven had nothing, and five of those seven came from the factory.

**I bet** that one person on watch per week (not to answer, only to *find* who can) brings 22 of 38 to at least 90 %.

**I lose if** it is below 90 after eight weeks, or if the watch takes more than two hours in any week.

**It's for:** Nuno told me he had stopped asking. I want him to start again. If the number is met and Nuno does not ask, I've lost too.`,
    tags: ['bet', 'this-place'],
    comments: [
      {
        by: 'nuno',
        after: 0.3,
        body: 'It is a strange feeling to be a measure. I will be honest and not polite.',
      },
      {
        by: 'hana',
        after: 0.5,
        body: 'I take the first week. Does a Sunday count in the 48 hours?',
      },
      {
        by: 'rafael',
        after: 0.6,
        body: 'Working hours of the one who asks. So ask before your Friday, or be patient.',
        replyTo: 1,
      },
      {
        by: 'hana',
        after: 8,
        body: 'Week 1: five questions, all answered, 70 minutes. Four of the five needed only a mention of the right name.',
      },
      {
        by: 'jonas',
        after: 15,
        body: 'Week 2: six questions, five in time. The sixth was "why is the sky in the tide-tank room green" and I am still looking. 1 h 50.',
      },
      {
        by: 'beatriz',
        after: 16,
        body: 'Algae on the skylight. I could have told you. You asked engineers.',
        replyTo: 4,
      },
      {
        by: 'elif',
        after: 30,
        body: 'Week 4: seven of seven, two hours and ten. By the letter you have lost on the hours, Rafael, although forty minutes of it was me enjoying an argument about commas.',
      },
      {
        by: 'rafael',
        after: 30.5,
        body: 'Then it is lost on hours, I set the line. Running on for the other two measures: 24 of 26 so far, which is 92 %. Nuno has asked three.',
        replyTo: 6,
      },
      {
        by: 'nuno',
        after: 31,
        body: 'Four. One was to Beatriz, by voice, but I thought of writing it.',
        replyTo: 7,
      },
    ],
    buildsOn: ['ideas-answer-in-open'],
  },
  {
    key: 'ideas-open-space',
    kind: 'post',
    by: 'sam',
    daysAgo: 40,
    title: 'What came of the afternoon in the boat shed: nine talks nobody had planned',
    body: `Twenty-nine people, one wall, five empty hours. Whoever wanted to talk about something wrote it on a sheet and stuck it on. The law of two feet was explained: if you neither learn nor contribute, walk. Omar walked out of his own.

| Talk | Began it | What came of it |
| --- | --- | --- |
| Mussels: live with them? | @wren | test at two ports, coating against brush |
| Why are we late? | @ngozi | the certificate list, see below |
| Saying no to a customer | @noor | three sentences, being tried |
| Sensors for wells | Leila's letter, read by @oliver | nobody knew enough, closed after 15 minutes, rightly |
| A shorter manual | @elif | the four-page one |
| Is it OK to be bored here? | @nuno | rotating benches on Thursdays |
| Second-hand sensors | @greta | a sum on an envelope, promising |
| Radio for beginners | @pavel | eleven people can now read a link budget |
| (empty sheet, two people, forty minutes) | unknown | they won't say |

It cost sandwiches. Ask those who began them, not me.`,
    tags: ['meetings', 'ways-of-working'],
    comments: [
      {
        by: 'omar',
        after: 0.2,
        body: 'I had put up "the road map" and noticed after ten minutes that I was the only one on it. I went to bored, which was excellent.',
      },
      {
        by: 'noor',
        after: 0.6,
        body: 'The three sentences: *I cannot do that by then. This is what I can do. Whom should I tell at your side?* Used twice so far; once it worked and once they hung up.',
      },
      {
        by: 'kenji',
        after: 0.9,
        body: 'For those who were not in the shed the wall was one photograph, from the side, with a seagull. Can the next one have a wall that I can also write upon?',
      },
      {
        by: 'sam',
        after: 1.1,
        body: "It can and it should. I thought about the wall, I didn't think about who wasn't standing at it. You start the next one?",
        replyTo: 2,
      },
      {
        by: 'kenji',
        after: 1.5,
        body: 'At my 10:00. You will all see what midnight is like. Yes.',
        replyTo: 3,
      },
      {
        by: 'nuno',
        after: 22,
        body: 'Third Thursday of rotating. I am at calibration and have learnt about the sound of the stirrer. João is at potting and has learnt about me.',
      },
    ],
    buildsOn: ['ideas-day-on-the-line'],
  },
  {
    key: 'ideas-q-find-again',
    kind: 'question',
    by: 'hana',
    daysAgo: 29,
    title: 'How do you find what somebody said here, if all you remember is the seagull?',
    body: `I know that somebody wrote, in a comment and not in an entry, how long a desiccant bag lasts after the lid has been opened. There was a number in hours. I remember that the next comment was about a seagull. I searched for *desiccant*, *silica*, *bag* and, in the end, *seagull*.

Do you have habits? I can hardly be the only one.`,
    tags: ['this-place'],
    comments: [
      {
        by: 'jonas',
        after: 0.2,
        body: "I follow the author. I would go to Halima's page and look through what she wrote in the month of the recall.",
      },
      {
        by: 'elif',
        after: 0.4,
        body: `Three habits, in the order in which I try them:

- I search with the words *the other person* would have used. Halima says "drying agent", never desiccant.
- the space first, then the search, so that I get twenty things and not two hundred.
- when I read something that I'll need, I comment on it: "keeping this for the manual". My own page is then my index.`,
      },
      {
        by: 'hana',
        after: 0.6,
        body: '"Drying agent" found it. Six hours at 60 % humidity. And it was a cormorant.',
        replyTo: 1,
      },
    ],
    accepted: 1,
    buildsOn: ['ideas-answer-in-open'],
  },
  {
    key: 'ideas-twelve-tags',
    kind: 'post',
    by: 'jonas',
    daysAgo: 15,
    title: 'We have 214 tags, and 131 of them were used once',
    body: `Among them: *battery*, *batteries*, *batery*, *power*, *2deg*, *cold*, *cold-battery*, and *lucia*.

I don't want a committee on words. I'd try this for a month: when you tag, you see the twelve used most in that space first, and a new one is still only a return key away. No one is forbidden anything.

What I expect: under 10 new tags in the month (last month 41), and the share of entries that someone else finds by a tag goes up from next to nothing to something. The second I can't measure well, so tell me if you've a thought.`,
    tags: ['this-place', 'improvement'],
    comments: [
      {
        by: 'lucia',
        after: 0.1,
        body: 'I object to the loss of *lucia*, it was the only tag which always worked.',
      },
      {
        by: 'aisha',
        after: 0.4,
        body: 'Showing the twelve first will make them bigger because they are shown. You will find that the popular ones are popular. Could you shuffle, or show twelve to half of us only?',
      },
      {
        by: 'jonas',
        after: 0.8,
        body: "Good point. Half of us by the parity of the handle's length, which nobody chose for this reason.",
        replyTo: 1,
      },
      {
        by: 'magnus',
        after: 2,
        body: 'For your second measure: count how often an entry older than 60 days is opened from a tag page by someone who did not write it. Rough, but it exists.',
      },
      {
        by: 'jonas',
        after: 13.4,
        body: 'Half-time. With the twelve: 3 new tags. Without: 16. Old entries opened by tag: 9 against 8, so nothing there yet.',
        replyTo: 3,
      },
    ],
    buildsOn: ['ideas-q-find-again'],
  },
];
