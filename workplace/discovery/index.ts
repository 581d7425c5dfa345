export { type FoundView, search } from './search.ts';
