export { showError, showMissing } from './errors.tsx';
export type { House } from './house.ts';
export { show } from './layout/show.tsx';
export { webDoor } from './web.tsx';
