export { findLinkOption, type LinkOption, listLinkOptions } from './autocomplete.ts';
export { type CorrectionView, getCorrection, listCorrections } from './correction-queries.ts';
export { correctWork, recordCorrection } from './corrections.ts';
export { countDownstream, type DownstreamCount } from './count-downstream.ts';
export { type DatedFlag, type FlagView, listOpenFlags, selectEntryFlags } from './flag-queries.ts';
export { settleFlag } from './flags.ts';
export {
  getLineage,
  type LineageEdge,
  type LineageGraph,
  type LineageNode,
  MAX_LINEAGE_NODES,
} from './graph.ts';
export { deleteLineage, recordInlineLinks, syncInlineLinks } from './inline-links.ts';
export type { LinkEndpoint } from './link-endpoint.ts';
export {
  type DatedLink,
  getLink,
  isTargetNotDeleted,
  type LinkView,
  listLinks,
  selectLatestEntryLinks,
} from './link-queries.ts';
export { findLinkTarget, findWorkByAddress } from './link-target.ts';
export { addLink, recordSources, removeLink } from './links.ts';
export {
  correctionInput,
  departuresField,
  linkInput,
  relations,
  settlementInput,
  settlements,
  sourcesField,
  withdrawalInput,
} from './rules.ts';
export { isSupersededFor } from './superseded.ts';
export { isCycleError } from './supersession-cycle.ts';
export {
  buildingRelations,
  earlierNodeId,
  laterNodeId,
  selectVisibleLinks,
} from './visible-links.ts';
export type { LineageDirection } from './walk-lineage.ts';
export { canEditWork, canManageWork } from './work-access.ts';
export { isConfirmed, reviewByColumn } from './work-status.ts';
