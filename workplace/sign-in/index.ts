export { findWorkplaceUrl, saveWorkplaceUrl } from '../settings/index.ts';
export { addPersonWithPassword } from './add-person.ts';
export { createSignIn, type SignIn, type SignInOptions } from './auth.ts';
export { changePassword } from './change-password.ts';
export { changeEmail, findOwnEmail } from './email.ts';
export {
  acceptInvitation,
  createInvitation,
  getInvitation,
  type InvitationView,
  listInvitations,
  revokeInvitation,
} from './invitations.ts';
export { listPasskeys, type PasskeyView, removePasskey } from './passkeys.ts';
export { hashNewPassword, setPassword } from './password.ts';
export { createRateLimits, type RateLimits } from './rate-limits.ts';
export { hasPassword, type ReauthContext } from './reauthenticate.ts';
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
export { ensureSigningSecret } from './signing-secret.ts';
