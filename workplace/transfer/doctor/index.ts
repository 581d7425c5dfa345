export { checkIntegrity } from './check-integrity.ts';
