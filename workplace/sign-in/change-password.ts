import { z } from 'zod';
import type { PersonViewer } from '../access/index.ts';
import { type Workplace, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { type Asking, requireOneself } from './oneself.ts';
import { hashed, passwordField, setPassword } from './password.ts';

const newPassword = z.object({ password: passwordField });

/**
 * Changes one's own password (`present`, `password`), or gives one to somebody who has signed in
 * without (`password`, within a day of signing in). All other sessions end.
 */
export async function changePassword(
  workplace: Workplace,
  viewer: PersonViewer,
  asking: Asking,
  input: unknown,
): Promise<void> {
  const { password } = parse(newPassword, input);
  await requireOneself(workplace, viewer, asking, input);
  const hash = await hashed(password);
  await write(workplace, (tx) => setPassword(tx, viewer.id, hash, asking.session));
}
