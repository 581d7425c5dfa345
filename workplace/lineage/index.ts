export { type BuiltOn, countBuiltOn } from './built-on.ts';
export { type CorrectionView, getCorrection, listCorrections } from './correction-queries.ts';
export { correctWork } from './corrections.ts';
export type { LinkEnd } from './end.ts';
export { type DatedFlag, type FlagView, listOpenFlags } from './flag-queries.ts';
export { settleFlag } from './flags.ts';
export { addLink, removeLink } from './links.ts';
export { findPick, listPicks, type Pick } from './picking.ts';
export { type DatedLink, getLink, type LinkView, listLinks } from './queries.ts';
