export {
  type DecidingReading,
  isBeforeCommitment,
  listDecidingReadings,
} from './deciding-reading.ts';
export { resolveWager } from './resolve-wager.ts';
