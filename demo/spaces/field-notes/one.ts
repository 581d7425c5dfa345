import type { DemoEntry } from '../../types.ts';

export const fieldNotesOne: DemoEntry[] = [
  {
    key: 'field-welcome',
    kind: 'post',
    by: 'petra',
    daysAgo: 391,
    title: 'What happens beyond the car park belongs here',
    body: `Three of us drive, fly and row to about 240 sites a year. What we learn there lives in three heads, one of which is mine and leaks.

Write here what you found, while your boots are still wet. Installations, visits, odd failures and above all **what fixed it**. Two lines are plenty. A photograph of the wrong thing is worth more than one of the right thing.

People who never leave the building: please read along and ask. A question from the factory at the right moment has saved me two ferries this year.

One house rule. No names of customers' staff who did something silly. We were all new on a jetty once, and I once dropped a gateway into the Vistula.`,
    tags: ['kit'],
    comments: [
      { by: 'callum', after: 0.1, body: 'You never told me which gateway.' },
      {
        by: 'petra',
        after: 0.12,
        body: 'It is still on the inventory as "in transit".',
        replyTo: 0,
      },
      {
        by: 'joao',
        after: 0.7,
        body: "I'd love to see how our things look after two years. We only ever meet them on their first day.",
      },
      {
        by: 'ximena',
        after: 1.3,
        body: 'Good. My notes will come in the middle of your night, and some of them from a bus.',
      },
    ],
  },
  {
    key: 'field-douro-weir',
    kind: 'post',
    by: 'callum',
    daysAgo: 362,
    title: 'Fitting a radar over a weir: the water was fine, the sky was the problem',
    body: `Weir near Peso da Régua, radar head 4.1 m above the lip, one gateway on the keeper's roof.

**Came for:** new installation, half a day.
**Found:** a spread of ±60 mm, in flat calm, with nothing to explain it. Moved the head twice. Turned it by 90°. Swore. Then I stood where the sensor stands and looked along its beam: a wire, as thin as a bootlace, from the keeper's vines to the weir post, with a plastic bag on it that waved.
**Did:** asked for the bag. Spread ±4 mm.
**Would tell the next one:** lie down under the sensor and look at what *it* looks at. The cone is 8 degrees, so at four metres it's a circle of 58 cm, and anything that moves in there is water.

They gave me grapes.`,
    tags: ['installation', 'radio'],
    comments: [
      {
        by: 'magnus',
        after: 0.4,
        body: 'Could you save me an hour of the raw echo curves next time, before the bag is removed? I collect false echoes and I have no bag yet.',
      },
      { by: 'callum', after: 0.6, body: 'I have the bag. Shall I post it?', replyTo: 0 },
      {
        by: 'elif',
        after: 2.2,
        body: '"Look at what it looks at" is now the first line in the radar sheet, with a drawing of you lying on a plank.',
      },
      { by: 'wren', after: 3, body: 'The drawing is unkind about the plank.', replyTo: 2 },
    ],
  },
  {
    key: 'field-q-seized-lid',
    kind: 'question',
    by: 'ximena',
    daysAgo: 341,
    title: 'How do you open a lid whose four screws have become one with the housing?',
    body: `Salmon farm south of Puerto Montt, three years in salt spray. Stainless screws in an aluminium frame. Two came out, one spins, one has no more head because I was convinced.

I have penetrating oil, a hand impact driver, a gas burner (forbidden by the farm: nets) and until tomorrow at noon. Inside is a cell that I must change and data nobody else has.

What would you try before I cut?`,
    tags: ['service', 'kit'],
    comments: [
      {
        by: 'nuno',
        after: 0.03,
        body: 'For the one that spins: pull while turning. Thin blade under the lid right beside it, somebody leans on the blade, you turn slowly.',
      },
      {
        by: 'callum',
        after: 0.05,
        body: 'Tighten first. A quarter of a degree, until it creaks, then back. Sounds like nonsense and works half of the time.',
      },
      {
        by: 'joao',
        after: 0.09,
        body: 'For the headless one: file a slot straight across screw *and* a little of the lid, then the widest flat blade you own and the impact driver. Lids are cheap, we send another. Before it, a kettle of boiling water over that corner. No flame, and aluminium grows more than steel does.',
      },
      {
        by: 'ximena',
        after: 0.8,
        body: 'Kettle from the farm kitchen. Slot. Three blows. It came out with a sound like a gunshot and all the salmon jumped, or so it seemed to me.',
        replyTo: 2,
      },
      {
        by: 'halima',
        after: 1.1,
        body: 'Do you still have the screw? I suspect that no grease was ever on it. Serial 0388, that was before our checklist.',
      },
      {
        by: 'ximena',
        after: 1.9,
        body: 'Dry as a biscuit. It is in the post to you, and so is its brother.',
        replyTo: 4,
      },
    ],
    accepted: 2,
  },
  {
    key: 'field-geese',
    kind: 'post',
    by: 'callum',
    daysAgo: 318,
    title: 'Geese have adopted the solar panel at Loch Etive',
    body: `Gateway battery flat three times since October, always on the third grey day. The panel is 20 W and should manage a week.

It's warm, it's flat, it faces south. Seven geese sit on it. I've watched from the van for an hour: as soon as the sun comes out, they come too. What they leave behind takes 60 % off the output, measured with a clean panel held beside it.

Cleaned it, tilted it from 30 to 65 degrees. At that angle a goose slides. One tried it twice, and looked at me.

In winter the steeper angle gives *more* here in any case, as the sun at noon stands at 10 degrees. So whoever chose 30 was thinking of Portugal. (It was me.)`,
    tags: ['power', 'service'],
    comments: [
      {
        by: 'lucia',
        after: 0.3,
        body: 'By my table 65° brings 1.9 times what 30° does in December at your latitude. The geese have improved the design.',
      },
      { by: 'ngozi', after: 0.9, body: 'Do we book this under fouling?' },
      { by: 'halima', after: 1, body: 'Under fowling, surely.', replyTo: 1 },
      {
        by: 'petra',
        after: 6,
        body: 'All panels north of 50 degrees: 60 or steeper from now on, at whichever visit comes next. There are nineteen.',
      },
      {
        by: 'callum',
        after: 97,
        body: "Through the whole winter: not a single flat day. They have moved to the roof of the bailiff's car.",
      },
    ],
  },
];
