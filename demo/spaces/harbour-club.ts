import type { DemoSpace } from '../types.ts';
import { harbourClubFive } from './harbour-club/five.ts';
import { harbourClubFour } from './harbour-club/four.ts';
import { harbourClubOne } from './harbour-club/one.ts';
import { harbourClubSix } from './harbour-club/six.ts';
import { harbourClubThree } from './harbour-club/three.ts';
import { harbourClubTwo } from './harbour-club/two.ts';

export const harbourClub: DemoSpace = {
  name: 'harbour-club',
  title: 'Harbour club',
  purpose:
    'Where harbours, utilities and river authorities tell us what our sensors do at their place, ask what they like, and hear what became of it. Anyone may read along.',
  audience: 'public',
  by: 'tomas',
  members: [
    'tomas',
    'moana',
    'elif',
    'gunnar',
    'leila',
    'wren',
    'yara',
    'oliver',
    'pavel',
    'callum',
    'magnus',
    'bao',
    'hana',
    'aisha',
    'rafael',
    'lucia',
    'kenji',
    'petra',
    'finn',
    'ada',
    'mireille',
    'ximena',
    'ines',
    'beatriz',
    'halima',
    'stefan',
    'dmitri',
    'ngozi',
    'sunniva',
    'noor',
    'nuno',
    'joao',
    'jonas',
  ],
  entries: [
    ...harbourClubOne,
    ...harbourClubTwo,
    ...harbourClubThree,
    ...harbourClubFour,
    ...harbourClubFive,
    ...harbourClubSix,
  ],
};
