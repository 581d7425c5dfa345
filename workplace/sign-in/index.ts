export { findAddress, noteAddress } from './address.ts';
export { makeSignIn, type SignIn, type SignInOptions } from './auth.ts';
export { changePassword } from './change-password.ts';
export { changeEmail, findOwnEmail } from './email.ts';
export {
  acceptInvitation,
  getInvitation,
  type InvitationView,
  invite,
  listInvitations,
  revokeInvitation,
} from './invitations.ts';
export { type Asking, hasPassword } from './oneself.ts';
export { listPasskeys, type PasskeyView, removePasskey } from './passkeys.ts';
export { makeRateLimits, type RateLimits } from './rate-limits.ts';
export { signingSecret } from './secrets.ts';
export { endOtherSessions, endSession, listSessions, type SessionView } from './sessions.ts';
export {
  ensureWorkplace,
  findWorkplace,
  renameWorkplace,
  renewSetUpSecret,
  requireSetUpSecret,
  setUpWorkplace,
  type WorkplaceView,
} from './set-up.ts';
