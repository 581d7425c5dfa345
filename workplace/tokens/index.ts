export {
  createToken,
  hashOf,
  listTokens,
  newSecret,
  revokeToken,
  type TokenView,
} from './tokens.ts';
export { findSessionViewer, findTokenViewer } from './viewer.ts';
