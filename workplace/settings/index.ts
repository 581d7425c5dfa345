export { findWorkplaceUrl, saveWorkplaceUrl } from './workplace-url.ts';
