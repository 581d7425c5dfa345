import { z } from 'zod';
import type { PersonViewer } from '../access/index.ts';
import { type CommandContext, parseInput, write } from '../kernel/index.ts';
import { hashNewPassword, passwordField, setPassword } from './password.ts';
import { type ReauthContext, reauthenticate } from './reauthenticate.ts';

const newPasswordInput = z.object({ password: passwordField });

/**
 * Changes one's own password (`currentPassword`, `password`), or gives one to somebody who has signed in
 * without (`password`, within a day of signing in). All other sessions end.
 */
export async function changePassword(
  context: CommandContext,
  viewer: PersonViewer,
  reauth: ReauthContext,
  input: unknown,
): Promise<void> {
  const { password } = parseInput(newPasswordInput, input);
  await reauthenticate(context, viewer, reauth, input);
  const hash = await hashNewPassword(password);
  await write(context, (tx) => setPassword(tx, viewer.id, hash, reauth.session));
}
