import { isLong } from './long.ts';

/** How often a property is tried: moderately as a rule, many times at the long level. */
const usual = Number(process.env.TEST_RUNS) || (isLong ? 300 : 50);

/** A multiple of the usual number, for a property that costs much less than others, or much more. */
export const runs = (factor: number) => Math.max(1, Math.round(usual * factor));
