import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { mayTend } from '../../../workplace/access/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import {
  addMember,
  archiveSpace,
  changeSpace,
  getSpace,
  listMembers,
  removeMember,
} from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { type Form, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { param, requirePerson } from '../viewer.ts';
import { SpaceSettingsPage } from './settings-page.tsx';
import type { SpaceWords } from './space-fields.tsx';

/** Looking after a space. Whoever may not, learns nothing of this page. */
export function spaceSettings(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/spaces/:name/settings', (c) => showSettings(c, house, {}));
  door.post('/spaces/:name/settings', (c) =>
    posted(c, house, async (form) => {
      const { name: _, ...change } = wordsIn(c, form);
      await changeSpace(workplace, requirePerson(c), param(c, 'name'), change);
    }),
  );
  door.post('/spaces/:name/archive', (c) =>
    posted(c, house, () => archiveSpace(workplace, requirePerson(c), param(c, 'name'))),
  );
  door.post('/spaces/:name/archive/deletion', (c) =>
    posted(c, house, () => archiveSpace(workplace, requirePerson(c), param(c, 'name'), false)),
  );
  door.post('/spaces/:name/members', (c) =>
    posted(c, house, async (form) => {
      const member = { handle: form.text('handle').replace(/^@/, ''), role: form.text('role') };
      await addMember(workplace, requirePerson(c), param(c, 'name'), member);
    }),
  );
  door.post('/spaces/:name/members/:handle/deletion', (c) =>
    posted(c, house, () =>
      removeMember(workplace, requirePerson(c), param(c, 'name'), param(c, 'handle')),
    ),
  );
  return door;
}

function wordsIn(c: Ctx, form: Form): SpaceWords {
  const text = (name: string) => form.text(name);
  return {
    name: param(c, 'name'),
    title: text('title'),
    purpose: text('purpose'),
    audience: text('audience'),
  };
}

async function posted(c: Ctx, house: House, act: (form: Form) => Promise<void>): Promise<Response> {
  const form = await readForm(c);
  const typed = form.has('title') ? wordsIn(c, form) : undefined;
  return attempt(
    async () => {
      await act(form);
      return c.redirect(`/spaces/${param(c, 'name')}/settings`, 303);
    },
    (problems, status) =>
      showSettings(c, house, { typed, problems, handle: form.text('handle'), status }),
  );
}

interface Shown {
  typed?: SpaceWords | undefined;
  handle?: string;
  problems?: Problems;
  status?: Frame['status'];
}

async function showSettings(c: Ctx, house: House, shown: Shown): Promise<Response> {
  const viewer = requirePerson(c);
  const { workplace } = house.doorway;
  const space = await getSpace(workplace, viewer, param(c, 'name'));
  if (!mayTend(viewer, space)) throw notFound();
  const members = await listMembers(workplace, viewer, space.name);
  const body = (
    <SpaceSettingsPage
      space={space}
      words={shown.typed ?? space}
      members={members}
      handle={shown.handle ?? ''}
      problems={shown.problems ?? noProblems}
    />
  );
  return show(c, house, { title: say('spaces.settings'), body, status: shown.status });
}
