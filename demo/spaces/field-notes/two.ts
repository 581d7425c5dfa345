import type { DemoEntry } from '../../types.ts';

export const fieldNotesTwo: DemoEntry[] = [
  {
    key: 'field-smell-of-gas',
    kind: 'post',
    by: 'ximena',
    daysAgo: 296,
    title: 'I did not go down into the chamber, and I want that to be ordinary',
    body: `Pumping station in Talcahuano, sensor at the bottom of a shaft of six metres. The man with the key said that he goes down every week with a cigarette.

My gas meter read 14 ppm of hydrogen sulphide at two metres and **31** at four. Alarm is at 10. I closed the lid and drove home, 190 km, with nothing done.

Cost: one day, one ferry, one annoyed customer. For half of the way I argued with myself whether I'm a coward, so I write this down for whoever sits in that car next.

They have now hired a blower. I go again on Thursday.`,
    tags: ['safety', 'service'],
    comments: [
      {
        by: 'ruth',
        after: 0.2,
        body: 'You were right, it is on record as right, and the day is paid like any other. Anybody who ever gets a question about a visit called off for safety may send the asker to me.',
      },
      {
        by: 'callum',
        after: 0.4,
        body: 'I once went down "just for a minute" in Leith with the meter chirping in my pocket. I had a headache for two days and told nobody. So I\'m telling you lot.',
      },
      {
        by: 'oliver',
        after: 0.7,
        body: "I've rung the customer. Their safety officer hadn't known about the cigarette. He does now.",
      },
      {
        by: 'ximena',
        after: 4.1,
        body: 'With the blower for 40 minutes: 0 ppm. Changed the cell, cleaned the head, twenty minutes below, harness on, key man above and without cigarette.',
      },
    ],
  },
  {
    key: 'field-q-river-permit',
    kind: 'question',
    by: 'petra',
    daysAgo: 272,
    title: 'How long do you wait for a permit to put one pole on a river bank?',
    body: `One galvanised pole, 76 mm, 2.5 m high, on public land. I've begun to note what it takes, since salespeople promise "four weeks" and I pay for it in phone calls.

- Poland: 30 days, if no bird nests
- Portugal: 3 to 11 weeks, depends on which desk
- Czechia: two letters, 45 days, then one stamp
- Scotland: an e-mail and a cup of tea

What is it elsewhere, and has anyone a form of words that makes a pole sound as small as it is?`,
    tags: ['installation', 'customers'],
    comments: [
      {
        by: 'noor',
        after: 0.6,
        body: 'Bangladesh: if the river authority is the customer, none. If it is not, begin before you are born.',
      },
      {
        by: 'tomas',
        after: 1.2,
        body: '"Temporary hydrometric staff, removable without trace." With the word *temporary* our second letter in Czechia was never asked for. It must then really be removable; we use a ground screw in place of concrete.',
      },
      {
        by: 'ximena',
        after: 1.8,
        body: 'Chile: the navy owns the first 80 metres of every shore. They are quick, 20 days, and like a drawing with a border round it.',
      },
      {
        by: 'petra',
        after: 5,
        body: 'All of it is now in a table behind the calendar, with the latest true figure for each. Sales may look, and shall.',
      },
    ],
  },
  {
    key: 'field-one-metre',
    kind: 'post',
    by: 'magnus',
    daysAgo: 249,
    title: 'For eleven weeks a lock was exactly one metre too deep on our graph',
    body: `On the staff gauge at the lock the lowest plate had been lost in the ice and somebody had replaced it. With a plate that says 1 where the old one said 0. Our installer read "2.34" off it in good faith, typed it in as the offset, and from then on everything was precisely one metre wrong.

A whole metre is a lovely error. Nobody doubts round numbers, the tide looks right, all differences are right.

It was the lock-keeper who found out. His boat touched ground at "2.10 m".

What I ask of everybody who sets an offset: take **two** readings that don't share a cause. The staff *and* a tape from a known bolt. Or the staff today and the level from the harbour's own log. If the two differ, then go home with the difference written down and *no* offset typed.`,
    tags: ['installation', 'data'],
    comments: [
      {
        by: 'callum',
        after: 0.2,
        body: 'Good-faith installer here. I even thought: nice clean plate.',
      },
      {
        by: 'magnus',
        after: 0.3,
        body: "I'd have typed it too. That is why I want a rule rather than a cleverer Callum.",
        replyTo: 0,
      },
      {
        by: 'petra',
        after: 0.8,
        body: 'Second reading goes on the pocket card, before "close the lid".',
      },
      {
        by: 'jonas',
        after: 1.3,
        body: 'The app could ask for both numbers and say nothing as long as they agree to 2 cm. If they don\'t, it saves both and marks the level as "unconfirmed".',
      },
      {
        by: 'callum',
        after: 1.6,
        body: "As long as it lets me *leave*. With the tide coming I won't argue with a telephone.",
        replyTo: 3,
      },
      {
        by: 'jonas',
        after: 33,
        body: 'Live since this morning. It lets you leave. It only looks disappointed.',
        replyTo: 4,
      },
    ],
    closed: {
      by: 'magnus',
      after: 61,
      outcome:
        'Two independent readings on every installation; the app keeps both. Of the first 37 installations five disagreed by more than 2 cm: three worn plates, one typing error, one bolt that had been moved with its wall.',
    },
  },
  {
    key: 'field-pocket-card',
    kind: 'post',
    by: 'petra',
    daysAgo: 221,
    title: 'The pocket card, draft three: twelve lines that survive rain',
    body: `The checklist of 61 points is correct and stays in the van. That's my whole complaint about it. This fits a breast pocket, is printed on the stuff they make flags of, and has twelve lines.

| Before | At the lid | Before you leave |
| --- | --- | --- |
| rang the site today | dry your hands | two level readings |
| gas, tide, weather | photo *before* | one message seen at the gateway |
| somebody knows where I am | gasket and groove clean | photo *after* |
| the right box? read its number | fresh desiccant, dated | four lines written |

What did I leave out that has bitten you? You may add a line only if you name one to delete.`,
    tags: ['kit', 'safety', 'service'],
    comments: [
      {
        by: 'callum',
        after: 0.3,
        body: 'Add "keys". Delete "dry your hands", which one can\'t do.',
      },
      {
        by: 'ximena',
        after: 0.6,
        body: 'Do not delete dry hands! A chamois inside the jacket. Five drops of sea in the lid are a year of humidity.',
        replyTo: 0,
      },
      {
        by: 'callum',
        after: 0.7,
        body: "Fine. Delete nothing, and I'll tie the keys to the card.",
        replyTo: 1,
      },
      { by: 'halima', after: 1.2, body: 'Torque? 1.2 newton metres, on all four, crosswise.' },
      {
        by: 'petra',
        after: 1.5,
        body: 'On the edge, along the ruler: "1.2 Nm ×4 crosswise". An edge isn\'t a line.',
        replyTo: 3,
      },
      {
        by: 'rafael',
        after: 2.3,
        body: 'May support have a stack? Half of my calls are with somebody who stands at a lid at that moment. Then I say "line six" and we both look at the same thing.',
      },
      {
        by: 'elif',
        after: 9,
        body: 'Translated into seven languages. In Bengali it needs a larger pocket.',
      },
    ],
    closed: {
      by: 'petra',
      after: 24,
      outcome:
        'Printed: 300 cards on flag cloth, 0.90 euro each, hole for keys, torque on the edge. One goes into every box we ship. The 61 points remain in the van, where they are happy.',
    },
    buildsOn: ['field-one-metre'],
  },
];
