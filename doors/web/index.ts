export { showError, showMissing } from './errors.tsx';
export { renderPage } from './layout/render-page.tsx';
export { webDoor } from './web.tsx';
export type { WebContext } from './web-context.ts';
