import type { DemoSpace } from '../types.ts';
import { workshopBriefs } from './workshop/briefs.ts';
import { workshopFive } from './workshop/five.ts';
import { workshopFour } from './workshop/four.ts';
import { workshopOne } from './workshop/one.ts';
import { workshopSeven } from './workshop/seven.ts';
import { workshopSix } from './workshop/six.ts';
import { workshopThree } from './workshop/three.ts';
import { workshopTwo } from './workshop/two.ts';

export const workshop: DemoSpace = {
  name: 'workshop',
  title: 'Workshop',
  purpose:
    'Firmware, radio, mechanics and cloud on one bench: measurements, half-finished drawings, things that broke before we knew why. Whoever uses, builds or mends our sensors is welcome.',
  audience: 'open',
  by: 'omar',
  members: [
    'omar',
    'carla',
    'dmitri',
    'kenji',
    'wren',
    'lucia',
    'pavel',
    'stefan',
    'sunniva',
    'magnus',
    'ada',
    'callum',
    'joao',
    'jonas',
    'bao',
    'rafael',
    'mireille',
    'oliver',
    'petra',
    'elif',
    'noor',
    'finn',
    'halima',
    'nuno',
    'teresa',
    'yara',
    'ximena',
    'beatriz',
    'aisha',
    'tomas',
    'hana',
    'greta',
    'viktor',
  ],
  entries: [
    ...workshopOne,
    ...workshopTwo,
    ...workshopThree,
    ...workshopFour,
    ...workshopFive,
    ...workshopSix,
    ...workshopSeven,
    ...workshopBriefs,
  ],
};
