import { lineageRows } from './lineage-rows.ts';
import { describeMatrix } from './matrix.ts';

describeMatrix(lineageRows);
