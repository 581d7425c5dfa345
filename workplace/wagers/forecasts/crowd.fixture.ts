import { viewerFor } from '../../../test/cast.ts';
import { operator, type PersonViewer } from '../../access/index.ts';
import type { Workplace } from '../../happenings/index.ts';
import { addPerson } from '../../people/index.ts';
import type { Placed } from '../placed.fixture.ts';
import { giveForecast, listForecasts, takeBackForecast } from './index.ts';

/** So many members, who expect something of wagers and do nothing else here. */
export async function gather(workplace: Workplace, n: number): Promise<PersonViewer[]> {
  const crowd: PersonViewer[] = [];
  for (let i = 0; i < n; i += 1) {
    await addPerson(workplace, operator, { handle: `seer-${i}`, name: `Seer ${i}` });
    crowd.push(await viewerFor(workplace, `seer-${i}`));
  }
  return crowd;
}

/** Saying something of the first end of a wager, taking it back, and looking at what is shown. */
export function foreseeing(workplace: Workplace) {
  return {
    give: (viewer: PersonViewer, { id: wager, ends: [end] }: Placed, probability: number) =>
      giveForecast(workplace, viewer, { wager, end: end! }, { probability }),
    takeBack: (viewer: PersonViewer, { id: wager, ends: [end] }: Placed) =>
      takeBackForecast(workplace, viewer, { wager, end: end! }),
    look: async (viewer: PersonViewer, { id }: Placed) =>
      (await listForecasts(workplace, viewer, id))[0]!,
  };
}
