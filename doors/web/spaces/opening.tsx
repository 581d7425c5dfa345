import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { openSpace } from '../../../workplace/spaces/index.ts';
import { nameFrom } from '../../../workplace/spaces/rules.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import { attempt } from '../attempt.ts';
import { oncePer, readForm } from '../form.ts';
import type { Ctx, House } from '../house.ts';
import { ErrorSummary, noProblems, Once, type Problems, TextField } from '../layout/fields.tsx';
import { type Frame, show } from '../layout/show.tsx';
import { requirePerson } from '../viewer.ts';
import { SpaceFields, type SpaceWords, spaceLabels } from './space-fields.tsx';

export function opening(house: House): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/spaces/new', (c) => {
    requirePerson(c);
    const words = { name: '', title: '', purpose: '', audience: 'open' };
    return showForm(c, house, words, noProblems);
  });
  door.post('/spaces', async (c) => {
    const viewer = requirePerson(c);
    const form = await readForm(c);
    const text = (name: string) => form.text(name);
    const words: SpaceWords = {
      // Left empty, the name in the address is made from the title.
      name: text('name') || nameFrom(text('title')),
      title: text('title'),
      purpose: text('purpose'),
      audience: text('audience'),
    };
    return attempt(
      async () => {
        const once = oncePer(house.doorway.workplace, viewer, form, JSON.stringify(words));
        const { name } = await openSpace(once, viewer, words);
        return c.redirect(`/spaces/${name}`, 303);
      },
      (problems, status) => {
        const typed = { ...words, name: text('name') };
        return showForm(c, house, typed, askedOf(typed, problems), status);
      },
    );
  });
  return door;
}

/** Without a title there is no name to be made; what is missing is the title. */
function askedOf({ name }: SpaceWords, problems: Problems): Problems {
  if (name || !problems.title) return problems;
  const { name: _, ...rest } = problems;
  return rest;
}

function showForm(
  c: Ctx,
  house: House,
  words: SpaceWords,
  problems: Problems,
  status?: Frame['status'],
) {
  const body = (
    <>
      <h1>{say('spaces.open')}</h1>
      <p class="lead">{say('spaces.openLead')}</p>
      <ErrorSummary problems={problems} labels={spaceLabels} />
      <form method="post" action="/spaces" novalidate>
        <Once />
        <SpaceFields words={words} problems={problems} />
        <TextField
          name="name"
          label={say('spaces.nameLabel')}
          hint={say('spaces.nameHint')}
          value={words.name}
          problems={problems}
          spellcheck={false}
        />
        <p class="buttons">
          <button type="submit" class="button">
            {say('spaces.openDo')}
          </button>
          <a href="/spaces">{say('form.cancel')}</a>
        </p>
      </form>
    </>
  );
  return show(c, house, { title: say('spaces.open'), body, status });
}
