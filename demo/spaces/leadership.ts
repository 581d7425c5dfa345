import type { DemoSpace } from '../types.ts';
import { leadershipFive } from './leadership/five.ts';
import { leadershipFour } from './leadership/four.ts';
import { leadershipOne } from './leadership/one.ts';
import { leadershipThree } from './leadership/three.ts';
import { leadershipTwo } from './leadership/two.ts';

export const leadership: DemoSpace = {
  name: 'leadership',
  title: 'Leadership round',
  purpose:
    'Six people who decide things for forty. We write down what we think before we know it is right, and what we decided with the reason.',
  audience: 'closed',
  by: 'ines',
  members: ['ines', 'omar', 'ruth', 'tomas', 'greta', 'sam'],
  entries: [
    ...leadershipOne,
    ...leadershipTwo,
    ...leadershipThree,
    ...leadershipFour,
    ...leadershipFive,
  ],
};
