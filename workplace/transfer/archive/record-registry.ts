import { correction, externalPage, flag } from './lineage-types.ts';
import { notificationTypes } from './notification-types.ts';
import type { RecordType } from './record-type.ts';
import { suggestionTypes } from './suggestion-types.ts';
import { valueModelTypes } from './value-model-types.ts';
import { wagerTypes } from './wager-types.ts';
import {
  attachment,
  comment,
  draft,
  entry,
  link,
  reaction,
  readMark,
  revision,
} from './work-types.ts';
import { person, space, unit, workplace } from './workplace-types.ts';

export type { RecordType, RecordValues } from './record-type.ts';

/** What was sealed of models is there before the seals. */
const sealIndex = wagerTypes.findIndex(({ name }) => name === 'seal');

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
  externalPage,
  correction,
  flag,
  draft,
  readMark,
  ...notificationTypes,
  ...suggestionTypes,
  ...wagerTypes.toSpliced(sealIndex, 0, ...valueModelTypes),
];
