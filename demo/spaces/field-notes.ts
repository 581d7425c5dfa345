import type { DemoSpace } from '../types.ts';
import { fieldNotesBriefs } from './field-notes/briefs.ts';
import { fieldNotesFive } from './field-notes/five.ts';
import { fieldNotesFour } from './field-notes/four.ts';
import { fieldNotesOne } from './field-notes/one.ts';
import { fieldNotesSix } from './field-notes/six.ts';
import { fieldNotesThree } from './field-notes/three.ts';
import { fieldNotesTwo } from './field-notes/two.ts';

export const fieldNotes: DemoSpace = {
  name: 'field-notes',
  title: 'Field notes',
  purpose:
    'Installations, service visits, odd failures and what fixed them, written while the boots are still wet. Read along from a dry chair, and ask.',
  audience: 'open',
  by: 'petra',
  members: [
    'petra',
    'callum',
    'joao',
    'ximena',
    'magnus',
    'elif',
    'wren',
    'nuno',
    'halima',
    'lucia',
    'ngozi',
    'ruth',
    'oliver',
    'noor',
    'tomas',
    'jonas',
    'rafael',
    'pavel',
    'dmitri',
    'greta',
    'stefan',
    'sunniva',
    'hana',
    'finn',
    'bao',
    'mireille',
    'ines',
    'ada',
    'viktor',
  ],
  entries: [
    ...fieldNotesOne,
    ...fieldNotesTwo,
    ...fieldNotesThree,
    ...fieldNotesFour,
    ...fieldNotesFive,
    ...fieldNotesSix,
    ...fieldNotesBriefs,
  ],
};
