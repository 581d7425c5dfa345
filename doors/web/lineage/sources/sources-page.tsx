import { say } from '../../../../messages/index.ts';
import type { LinkView } from '../../../../workplace/lineage/index.ts';
import { relations } from '../../../../workplace/lineage/index.ts';
import {
  ErrorSummary,
  Field,
  getControlAttributes,
  IdempotencyField,
  type Labels,
  type Problems,
  TextField,
} from '../../layout/fields.tsx';
import { EmptyState } from '../../layout/lists.tsx';
import { getEndpointTitle, OtherEndpoint, ReasonAndPassage } from '../entry-links.tsx';

/** What is in the form, as values. */
export interface SourceFormValues {
  source: string;
  relation: string;
  reason: string;
  passage: string;
}

interface Props {
  entry: { id: string; title: string; path: string };
  /** Those of the entry itself. */
  links: readonly LinkView[];
  values: SourceFormValues;
  problems: Problems;
  zone: string;
}

const labels: Labels = {
  source: say('sources.source'),
  relation: say('sources.relation'),
  reason: say('sources.reason'),
  passage: say('sources.passage'),
};

/** The sources of an entry, one by one, and a form for another. */
export function SourcesPage({ entry, links, values, problems, zone }: Props) {
  return (
    <>
      <h1>{say('sources.title', { title: entry.title })}</h1>
      {links.length === 0 ? (
        <EmptyState>{say('sources.none')}</EmptyState>
      ) : (
        <SourceList links={links} zone={zone} />
      )}
      <section aria-labelledby="add">
        <h2 id="add">{say('sources.add')}</h2>
        <ErrorSummary problems={problems} labels={labels} />
        <AddSourceForm id={entry.id} values={values} problems={problems} />
      </section>
      <p>
        <a href={entry.path}>{say('form.back')}</a>
      </p>
    </>
  );
}

function SourceList({ links, zone }: { links: readonly LinkView[]; zone: string }) {
  return (
    <ul class="rows lineage sources">
      {links.map((link) => (
        <li>
          <div>
            <span class="quiet">{say(`lineage.out.${link.relation}`)}</span>{' '}
            <OtherEndpoint link={link} zone={zone} />
            <ReasonAndPassage link={link} />
          </div>
          {link.inText ? (
            <span class="quiet">{say('sources.text')}</span>
          ) : (
            <RemoveSourceForm link={link} zone={zone} />
          )}
        </li>
      ))}
    </ul>
  );
}

function RemoveSourceForm({ link, zone }: { link: LinkView; zone: string }) {
  const what = link.to ? getEndpointTitle(link.to, zone) : (link.page?.title ?? link.url ?? '');
  return (
    <form method="post" action={`/links/${link.id}/deletion`}>
      <button type="submit" class="link-button" aria-label={say('sources.removeOf', { what })}>
        {say('sources.remove')}
      </button>
    </form>
  );
}

function AddSourceForm({
  id,
  values,
  problems,
}: {
  id: string;
  values: SourceFormValues;
  problems: Problems;
}) {
  return (
    <form method="post" action={`/entries/${id}/sources`} novalidate>
      <IdempotencyField />
      <TextField
        name="source"
        label={say('sources.source')}
        hint={say('sources.sourceHint')}
        value={values.source}
        problems={problems}
      />
      <Field name="relation" label={say('sources.relation')} problems={problems}>
        <select {...getControlAttributes('relation', problems)}>
          {relations.map((relation) => (
            <option value={relation} selected={relation === values.relation}>
              {say(`sources.relation.${relation}`)}
            </option>
          ))}
        </select>
      </Field>
      <TextField
        name="reason"
        label={say('sources.reason')}
        value={values.reason}
        problems={problems}
      />
      <Field
        name="passage"
        label={say('sources.passage')}
        hint={say('sources.passageHint')}
        problems={problems}
      >
        <textarea {...getControlAttributes('passage', problems, true)} rows={3}>
          {values.passage}
        </textarea>
      </Field>
      <p class="buttons">
        <button type="submit" class="button">
          {say('sources.addDo')}
        </button>
      </p>
    </form>
  );
}
