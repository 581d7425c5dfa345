import type { DemoSpace } from '../types.ts';
import { frontDeskBriefs } from './front-desk/briefs.ts';
import { frontDeskFive } from './front-desk/five.ts';
import { frontDeskFour } from './front-desk/four.ts';
import { frontDeskOne } from './front-desk/one.ts';
import { frontDeskSeven } from './front-desk/seven.ts';
import { frontDeskSix } from './front-desk/six.ts';
import { frontDeskThree } from './front-desk/three.ts';
import { frontDeskTwo } from './front-desk/two.ts';

export const frontDesk: DemoSpace = {
  name: 'front-desk',
  title: 'Front desk',
  purpose:
    'News for all of us, and the questions of an ordinary week: people, money, travel, machines, keys. Anyone may ask and anyone may answer.',
  audience: 'open',
  by: 'sam',
  members: [
    'sam',
    'joao',
    'kenji',
    'callum',
    'nuno',
    'halima',
    'beatriz',
    'stefan',
    'oliver',
    'teresa',
    'petra',
    'viktor',
    'dmitri',
    'ines',
    'greta',
    'wren',
    'jonas',
    'mireille',
    'ximena',
    'ngozi',
    'tomas',
    'hana',
    'bao',
    'pavel',
    'magnus',
    'ada',
    'noor',
    'yara',
    'carla',
    'elif',
    'ruth',
    'finn',
    'aisha',
    'lucia',
    'rafael',
    'sunniva',
  ],
  entries: [
    ...frontDeskOne,
    ...frontDeskTwo,
    ...frontDeskThree,
    ...frontDeskFour,
    ...frontDeskFive,
    ...frontDeskSix,
    ...frontDeskSeven,
    ...frontDeskBriefs,
  ],
};
