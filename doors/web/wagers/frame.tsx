import { notAllowed } from '../../../workplace/refusal.ts';
import { getWager, type WagerView } from '../../../workplace/wagers/index.ts';
import { todayFor } from '../briefs/days.ts';
import type { Ctx, House } from '../house.ts';
import { type Frame, show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';

/** What only pages of wagers look like is fetched by them alone. */
export function WagerStyle({ house }: { house: House }) {
  return <link rel="stylesheet" href={house.doorway.asset('wagers.css')} />;
}

/** A page of wagers. */
export function showWagers(c: Ctx, house: House, frame: Frame): Promise<Response> {
  const head = (
    <>
      <WagerStyle house={house} />
      {frame.head}
    </>
  );
  return show(c, house, { ...frame, head });
}

/** The wager of this address, as the viewer sees it. */
export function wagerAt(c: Ctx, house: House): Promise<WagerView> {
  const viewer = c.get('viewer');
  return getWager(house.doorway.workplace, viewer, param(c, 'id'), todayFor(house, viewer));
}

/** The same for whoever may do this with it. */
export async function wagerFor(
  c: Ctx,
  house: House,
  what: keyof WagerView['may'],
): Promise<WagerView> {
  requirePerson(c);
  const wager = await wagerAt(c, house);
  if (!wager.may[what]) throw notAllowed(what === 'resolve' ? 'resolverOnly' : undefined);
  return wager;
}
