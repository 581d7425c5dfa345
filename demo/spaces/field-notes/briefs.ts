import type { DemoEntry } from '../../types.ts';

export const fieldNotesBriefs: DemoEntry[] = [
  {
    key: 'field-brief-quay',
    kind: 'brief',
    by: 'petra',
    daysAgo: 24,
    title: 'Mounting on a quay wall: what we do, in the order in which we do it',
    body: `So that the next of us does not find out at low water what the last of us knew.

## Before leaving

- The permit, printed. Harbour offices love paper
- Low water on the day, from two sources
- Torque driver, new gasket, a second new gasket

## On the wall

1. Photograph the wall before touching it
2. Bolt the rail, then look at it from the water
3. Sensor last, cable first. A cable that hangs is a cable that a boat takes along

## Risks

- The ladder. Two of us, always, and a line
- Salt in the vent tube: the loop goes *down* before it goes up

## How we shall know

A week of readings beside the port's own gauge, and the difference does not follow the tide.
`,
    tags: ['mounting', 'safety'],
    brief: { shared: 1 },
    comments: [
      {
        by: 'ximena',
        after: 2.3,
        body: 'In Chile the wall moves more than the water some days. May I add a section on that? I will not be long.',
      },
      { by: 'petra', after: 2.4, body: 'It is yours as much as mine. Go on.', replyTo: 0 },
    ],
    buildsOn: ['workshop-vent-tube', 'field-ladder'],
  },
];
