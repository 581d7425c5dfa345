import { attentionTypes } from './attention-types.ts';
import { person, space, unit, workplace } from './house-types.ts';
import { correction, flag, outsidePage } from './lineage-types.ts';
import type { RecordType } from './record-type.ts';
import { suggestionTypes } from './suggestion-types.ts';
import { wagerTypes } from './wager-types.ts';
import { attachment, comment, draft, entry, link, reaction, read, revision } from './work-types.ts';
import { worthTypes } from './worth-types.ts';

export type { RecordType, Values } from './record-type.ts';

/** What was sealed of models is there before the seals. */
const seals = wagerTypes.findIndex(({ name }) => name === 'seal');

/** Everything that an archive holds, in the order in which it is written and read. */
export const recordTypes: readonly RecordType[] = [
  workplace,
  unit,
  person,
  space,
  attachment,
  entry,
  comment,
  revision,
  reaction,
  link,
  outsidePage,
  correction,
  flag,
  draft,
  read,
  ...attentionTypes,
  ...suggestionTypes,
  ...wagerTypes.toSpliced(seals, 0, ...worthTypes),
];
