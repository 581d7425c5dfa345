export { type Happening, type HappeningName, happeningNames, type Reaction } from './happening.ts';
export { type Once, type Reading, type Workplace, type Writing, write } from './write.ts';
