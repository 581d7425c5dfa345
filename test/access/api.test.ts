import { apiRows } from './door-rows.ts';
import { describeMatrix } from './matrix.ts';

describeMatrix(apiRows);
