export {
  type Happening,
  type HappeningName,
  happeningNames,
  isTelling,
  type Reaction,
  type TellingName,
  tellingNames,
} from './happening.ts';
export { type Once, type Reading, type Workplace, type Writing, write } from './write.ts';
