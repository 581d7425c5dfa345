import { mailRows } from './mail-rows.ts';
import { describeMatrix } from './matrix.ts';
import { notificationRows } from './notification-rows.ts';
import { pushRows } from './push-rows.ts';
import { suggestionRows } from './suggestion-rows.ts';

describeMatrix([...notificationRows, ...mailRows, ...pushRows, ...suggestionRows]);
