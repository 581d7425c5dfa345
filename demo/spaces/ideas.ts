import type { DemoSpace } from '../types.ts';
import { ideasFive } from './ideas/five.ts';
import { ideasFour } from './ideas/four.ts';
import { ideasOne } from './ideas/one.ts';
import { ideasSeven } from './ideas/seven.ts';
import { ideasSix } from './ideas/six.ts';
import { ideasThree } from './ideas/three.ts';
import { ideasTwo } from './ideas/two.ts';

export const ideas: DemoSpace = {
  name: 'ideas',
  title: 'Better ways',
  purpose:
    'Things that could go better and what we tried: improvements, bets with a date on them, barriers and those who clear them, and experiments with this very workplace.',
  audience: 'open',
  by: 'ines',
  members: [
    'ines',
    'joao',
    'magnus',
    'halima',
    'omar',
    'kenji',
    'pavel',
    'sunniva',
    'lucia',
    'bao',
    'ada',
    'ruth',
    'dmitri',
    'wren',
    'elif',
    'rafael',
    'oliver',
    'hana',
    'carla',
    'sam',
    'ngozi',
    'finn',
    'viktor',
    'nuno',
    'greta',
    'tomas',
    'aisha',
    'yara',
    'beatriz',
    'stefan',
    'petra',
    'mireille',
    'callum',
    'ximena',
    'noor',
    'teresa',
    'jonas',
  ],
  entries: [
    ...ideasOne,
    ...ideasTwo,
    ...ideasThree,
    ...ideasFour,
    ...ideasFive,
    ...ideasSix,
    ...ideasSeven,
  ],
};
