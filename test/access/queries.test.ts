import { describeMatrix } from './matrix.ts';
import { queryRows } from './query-rows.ts';

describeMatrix(queryRows);
