import { viewerFor } from '../../../test/cast.ts';
import { operator, type PersonViewer } from '../../access/index.ts';
import type { CommandContext } from '../../kernel/index.ts';
import { addPerson } from '../../people/index.ts';
import type { PlacedWager } from '../placed-wager.fixture.ts';
import { giveForecast, listForecasts, takeBackForecast } from './index.ts';

/** So many members, who expect something of wagers and do nothing else here. */
export async function addForecasters(context: CommandContext, n: number): Promise<PersonViewer[]> {
  const crowd: PersonViewer[] = [];
  for (let i = 0; i < n; i += 1) {
    await addPerson(context, operator, { handle: `seer-${i}`, name: `Seer ${i}` });
    crowd.push(await viewerFor(context, `seer-${i}`));
  }
  return crowd;
}

/** Saying something of the first end of a wager, taking it back, and looking at what is shown. */
export function makeForecastActions(context: CommandContext) {
  return {
    give: (viewer: PersonViewer, { id: wager, ends: [end] }: PlacedWager, probability: number) =>
      giveForecast(context, viewer, { wager, end: end! }, { probability }),
    takeBack: (viewer: PersonViewer, { id: wager, ends: [end] }: PlacedWager) =>
      takeBackForecast(context, viewer, { wager, end: end! }),
    look: async (viewer: PersonViewer, { id }: PlacedWager) =>
      (await listForecasts(context, viewer, id))[0]!,
  };
}
