export {
  createToken,
  hashOf,
  listTokens,
  newSecret,
  revokeToken,
  type TokenView,
} from './tokens.ts';
export { findPersonViewer, findSessionViewer, findTokenViewer } from './viewer.ts';
