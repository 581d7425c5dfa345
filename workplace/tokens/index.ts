export { findPersonViewer, findSessionViewer, findTokenViewer } from './find-viewer.ts';
export {
  createSecret,
  createToken,
  hashSecret,
  listTokens,
  revokeToken,
  type TokenView,
  tokenInput,
} from './tokens.ts';
