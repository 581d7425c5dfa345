export { collateNames } from './collation.ts';
export { addMonths, type Day, getDayStart, toDay, toInstant } from './days.ts';
export { AppError, type AppErrorCode, conflict, invalid, notAllowed, notFound } from './errors.ts';
export {
  type DomainEvent,
  type EventName,
  eventNames,
  isNotifying,
  type NotifyingEventName,
  notifyingEventNames,
  type Subscriber,
} from './events.ts';
export { collectReasons, createIntegerField, parseInput } from './input.ts';
export {
  computeDifferenceInterval,
  computeWilsonInterval,
  type Interval,
  type Proportion,
} from './intervals.ts';
export { MAX_LIMIT, type PageRequest, type PageResult, paginate } from './paging.ts';
export { createSingleFlight, type SingleFlight } from './single-flight.ts';
export {
  type CommandContext,
  type IdempotencyKey,
  type QueryContext,
  type Tx,
  write,
} from './write.ts';
