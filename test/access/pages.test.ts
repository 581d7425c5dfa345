import { pageRows } from './door-rows.ts';
import { describeMatrix } from './matrix.ts';

describeMatrix(pageRows);
