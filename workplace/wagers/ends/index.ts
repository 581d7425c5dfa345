export { addEnd, changeEnd, removeEnd, replaceEnds } from './ends.ts';
