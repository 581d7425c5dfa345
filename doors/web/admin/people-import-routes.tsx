import { Hono } from 'hono';
import { say, sayErrorReason } from '../../../messages/index.ts';
import { invalid } from '../../../workplace/kernel/index.ts';
import {
  importPeople,
  previewPeopleImport,
  UnreadableFileError,
} from '../../../workplace/transfer/imports/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { type Form, readForm } from '../form.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { type PageFrame, renderPage } from '../layout/render-page.tsx';
import { requireAdmin } from '../viewer.ts';
import type { Ctx, WebContext } from '../web-context.ts';
import { withFormErrors } from '../with-form-errors.ts';
import { ImportPreviewPage, PeopleImportPage } from './people-import-page.tsx';

/** Bringing people and units from a file: first shown what would happen, then done. */
export function peopleImportRoutes(web: WebContext): Hono<DoorEnv> {
  const routes = new Hono<DoorEnv>();
  routes.get('/admin/imports/people', (c) => {
    requireAdmin(c);
    return showForm(c, web, { makeUnits: false });
  });
  routes.post('/admin/imports/people', async (c) => {
    requireAdmin(c);
    const form = await readForm(c);
    const makeUnits = form.has('makeUnits');
    return withFormErrors(
      () => (form.has('text') ? runImport(c, web, form) : previewImport(c, web, form)),
      (problems, status) => showForm(c, web, { makeUnits, problems, status }),
    ).catch((error: unknown) => {
      if (!(error instanceof UnreadableFileError)) throw error;
      return showForm(c, web, { makeUnits, unreadable: error.message, status: 422 });
    });
  });
  return routes;
}

/** The form comes again with all of the file, so that what is done is what was looked at. */
async function previewImport(c: Ctx, web: WebContext, form: Form): Promise<Response> {
  const file = form.file('file');
  if (!file) throw invalid({ file: 'fileMissing' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const request = {
    bytes,
    source: file.name,
    makeUnits: form.has('makeUnits'),
    explainReason: sayErrorReason,
  };
  const preview = await previewPeopleImport(web.door.context, requireAdmin(c), request);
  const text = new TextDecoder().decode(bytes);
  const body = (
    <ImportPreviewPage
      preview={preview}
      text={text}
      source={request.source}
      makeUnits={request.makeUnits}
    />
  );
  return renderPage(c, web, { title: say('admin.bring'), body, isSecret: true });
}

async function runImport(c: Ctx, web: WebContext, form: Form): Promise<Response> {
  await importPeople(web.door.context, requireAdmin(c), {
    bytes: Buffer.from(form.text('text')),
    source: form.text('source').slice(0, 200),
    makeUnits: form.has('makeUnits'),
    explainReason: sayErrorReason,
  });
  return c.redirect('/admin/imports?done', 303);
}

interface ImportFormState {
  makeUnits: boolean;
  problems?: Problems;
  unreadable?: string;
  status?: PageFrame['status'];
}

function showForm(
  c: Ctx,
  web: WebContext,
  { makeUnits, problems, unreadable, status }: ImportFormState,
) {
  const form = { makeUnits, problems: problems ?? noProblems, unreadable };
  return renderPage(c, web, {
    title: say('admin.bring'),
    body: <PeopleImportPage {...form} />,
    status,
  });
}
