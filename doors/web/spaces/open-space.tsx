import { Hono } from 'hono';
import { say } from '../../../messages/index.ts';
import { createSpaceName, openSpace } from '../../../workplace/spaces/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { readForm, withIdempotencyKey } from '../form.ts';
import {
  ErrorSummary,
  IdempotencyField,
  noProblems,
  type Problems,
  TextField,
} from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { requirePerson } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { SpaceFields, type SpaceFormValues, spaceLabels } from './space-fields.tsx';

export function openSpaceRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/spaces/new', (c) => {
    requirePerson(c);
    const values = { name: '', title: '', purpose: '', audience: 'open' };
    return showForm(c, web, values, noProblems);
  });
  routes.post('/spaces', async (c) => {
    const viewer = requirePerson(c);
    const form = await readForm(c);
    const text = (name: string) => form.text(name);
    const values: SpaceFormValues = {
      // Left empty, the name in the address is made from the title.
      name: text('name') || createSpaceName(text('title')),
      title: text('title'),
      purpose: text('purpose'),
      audience: text('audience'),
    };
    return withFormErrors(
      async () => {
        const once = withIdempotencyKey(web.door.context, viewer, form, JSON.stringify(values));
        const { name } = await openSpace(once, viewer, values);
        return c.redirect(`/spaces/${name}`, 303);
      },
      (problems, status) => {
        const formValues = { ...values, name: text('name') };
        return showForm(c, web, formValues, dropNameProblem(formValues, problems), status);
      },
    );
  });
  return routes;
}

/** Without a title there is no name to be made; what is missing is the title. */
function dropNameProblem({ name }: SpaceFormValues, problems: Problems): Problems {
  if (name || !problems.title) return problems;
  const { name: _, ...rest } = problems;
  return rest;
}

function showForm(
  c: Ctx,
  web: WebContext,
  values: SpaceFormValues,
  problems: Problems,
  status?: PageFrame['status'],
) {
  const body = (
    <>
      <h1>{say('spaces.open')}</h1>
      <p class="lead">{say('spaces.openLead')}</p>
      <ErrorSummary problems={problems} labels={spaceLabels} />
      <form method="post" action="/spaces" novalidate>
        <IdempotencyField />
        <SpaceFields values={values} problems={problems} />
        <TextField
          name="name"
          label={say('spaces.nameLabel')}
          hint={say('spaces.nameHint')}
          value={values.name}
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
  return renderPage(c, web, { title: say('spaces.open'), body, status });
}
