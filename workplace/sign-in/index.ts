export { makeSignIn, type SignIn, type SignInOptions } from './auth.ts';
export {
  acceptInvitation,
  getInvitation,
  type InvitationView,
  invite,
  listInvitations,
  revokeInvitation,
} from './invitations.ts';
export { makeRateLimits, type RateLimits } from './rate-limits.ts';
export { signingSecret } from './secrets.ts';
export {
  ensureWorkplace,
  findWorkplace,
  renewSetUpSecret,
  requireSetUpSecret,
  setUpWorkplace,
  type WorkplaceView,
} from './set-up.ts';
