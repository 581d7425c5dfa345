import { z } from 'zod';
import { syncUnits } from '../directory/index.ts';
import { type CommandContext, write } from '../kernel/index.ts';
import { bumpPeopleCounter } from '../people/index.ts';

/** As much of better-auth's account as says who signed in by which token. */
interface SignInAccount {
  providerId: string;
  userId: string;
  idToken?: string | null | undefined;
}

/**
 * Each time somebody signs in by single sign-on, their units follow what the claim of the ID token
 * says. better-auth has verified the token by the time it keeps it with the account.
 */
export function createUnitClaimHook(context: CommandContext, claim: string) {
  return async ({ providerId, userId, idToken }: SignInAccount): Promise<void> => {
    const words = providerId === 'oidc' && idToken ? readClaim(idToken, claim) : null;
    if (!words) return;
    await write(context, async (tx) => {
      await bumpPeopleCounter(tx);
      const changed = await syncUnits(tx, userId, words, 'claim');
      if (changed) tx.emit({ name: 'personChanged', data: { person: userId } });
    });
  };
}

const textOrTexts = z.union([z.array(z.string()).max(2000), z.string().transform((one) => [one])]);

/** What the claim names, or null where the token does not have it. */
function readClaim(idToken: string, claim: string): string[] | null {
  try {
    const payload = Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString();
    const claims = z.record(z.string(), z.unknown()).parse(JSON.parse(payload));
    return textOrTexts.safeParse(claims[claim]).data ?? null;
  } catch {
    return null;
  }
}
