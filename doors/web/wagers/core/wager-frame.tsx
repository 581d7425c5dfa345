import { notAllowed } from '../../../../workplace/kernel/index.ts';
import { getWager, type WagerView } from '../../../../workplace/wagers/index.ts';
import { getToday } from '../../briefs/review-days.ts';
import { type PageFrame, renderPage } from '../../layout/render-page.tsx';
import { param, requirePerson } from '../../viewer.ts';
import type { Ctx, WebContext } from '../../web-context.ts';

/** What only pages of wagers look like is fetched by them alone. */
export function WagerStyle({ web }: { web: WebContext }) {
  return <link rel="stylesheet" href={web.door.asset('wagers.css')} />;
}

/** A page of wagers. */
export function renderWagerPage(c: Ctx, web: WebContext, frame: PageFrame): Promise<Response> {
  const head = (
    <>
      <WagerStyle web={web} />
      {frame.head}
    </>
  );
  return renderPage(c, web, { ...frame, head });
}

/** The wager of this address, as the viewer sees it. */
export function getWagerFromPath(c: Ctx, web: WebContext): Promise<WagerView> {
  const viewer = c.get('viewer');
  return getWager(web.door.context, viewer, param(c, 'id'), getToday(web, viewer));
}

/** The same for whoever may do this with it. */
export async function requireWagerPermission(
  c: Ctx,
  web: WebContext,
  what: keyof WagerView['can'],
): Promise<WagerView> {
  requirePerson(c);
  const wager = await getWagerFromPath(c, web);
  if (!wager.can[what]) throw notAllowed(what === 'resolve' ? 'resolverOnly' : undefined);
  return wager;
}
