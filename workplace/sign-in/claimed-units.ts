import { z } from 'zod';
import { type Workplace, write } from '../happenings/index.ts';
import { peopleChanged } from '../people/commands.ts';
import { setGivenUnits } from '../people/given-units.ts';

/** As much of better-auth's account as says who signed in by which token. */
interface Account {
  providerId: string;
  userId: string;
  idToken?: string | null | undefined;
}

/**
 * Each time somebody signs in by single sign-on, their units follow what the claim of the ID token
 * says. better-auth has verified the token by the time it keeps it with the account.
 */
export function unitsFromClaim(workplace: Workplace, claim: string) {
  return async ({ providerId, userId, idToken }: Account): Promise<void> => {
    const words = providerId === 'oidc' && idToken ? claimedIn(idToken, claim) : null;
    if (!words) return;
    await write(workplace, async (tx) => {
      await peopleChanged(tx);
      const changed = await setGivenUnits(tx, userId, words, 'claim');
      if (changed) tx.happened({ name: 'personChanged', data: { person: userId } });
    });
  };
}

const wordsOrWord = z.union([z.array(z.string()).max(2000), z.string().transform((one) => [one])]);

/** What the claim names, or null where the token does not have it. */
function claimedIn(idToken: string, claim: string): string[] | null {
  try {
    const payload = Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString();
    const claims = z.record(z.string(), z.unknown()).parse(JSON.parse(payload));
    return wordsOrWord.safeParse(claims[claim]).data ?? null;
  } catch {
    return null;
  }
}
