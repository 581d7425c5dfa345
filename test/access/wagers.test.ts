import { describeMatrix } from './matrix.ts';
import { valueModelRows } from './value-model-rows.ts';
import { wagerRows } from './wager-rows.ts';

describeMatrix([...wagerRows, ...valueModelRows]);
