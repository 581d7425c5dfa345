import { say } from '../../../messages/index.ts';
import type { LinkView } from '../../../workplace/lineage/queries.ts';
import { relations } from '../../../workplace/lineage/rules.ts';
import { endTitle, FarEnd, Meant } from '../entries/lineage.tsx';
import {
  control,
  ErrorSummary,
  Field,
  type Labels,
  Once,
  type Problems,
  TextField,
} from '../layout/fields.tsx';
import { Empty } from '../layout/lists.tsx';

/** What is in the form, as typed. */
export interface Typed {
  source: string;
  relation: string;
  reason: string;
  passage: string;
}

interface Props {
  entry: { id: string; title: string; path: string };
  /** Those of the entry itself. */
  links: readonly LinkView[];
  typed: Typed;
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
export function SourcesPage({ entry, links, typed, problems, zone }: Props) {
  return (
    <>
      <h1>{say('sources.title', { title: entry.title })}</h1>
      {links.length === 0 ? (
        <Empty>{say('sources.none')}</Empty>
      ) : (
        <Sources links={links} zone={zone} />
      )}
      <section aria-labelledby="add">
        <h2 id="add">{say('sources.add')}</h2>
        <ErrorSummary problems={problems} labels={labels} />
        <Adding id={entry.id} typed={typed} problems={problems} />
      </section>
      <p>
        <a href={entry.path}>{say('form.back')}</a>
      </p>
    </>
  );
}

function Sources({ links, zone }: { links: readonly LinkView[]; zone: string }) {
  return (
    <ul class="rows lineage sources">
      {links.map((link) => (
        <li>
          <div>
            <span class="quiet">{say(`lineage.out.${link.relation}`)}</span>{' '}
            <FarEnd link={link} zone={zone} />
            <Meant link={link} />
          </div>
          {link.found ? (
            <span class="quiet">{say('sources.text')}</span>
          ) : (
            <Removal link={link} zone={zone} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Removal({ link, zone }: { link: LinkView; zone: string }) {
  const what = link.to ? endTitle(link.to, zone) : (link.page?.title ?? link.url ?? '');
  return (
    <form method="post" action={`/links/${link.id}/deletion`}>
      <button type="submit" class="quietly" aria-label={say('sources.removeOf', { what })}>
        {say('sources.remove')}
      </button>
    </form>
  );
}

function Adding({ id, typed, problems }: { id: string; typed: Typed; problems: Problems }) {
  return (
    <form method="post" action={`/entries/${id}/sources`} novalidate>
      <Once />
      <TextField
        name="source"
        label={say('sources.source')}
        hint={say('sources.sourceHint')}
        value={typed.source}
        problems={problems}
      />
      <Field name="relation" label={say('sources.relation')} problems={problems}>
        <select {...control('relation', problems)}>
          {relations.map((relation) => (
            <option value={relation} selected={relation === typed.relation}>
              {say(`sources.relation.${relation}`)}
            </option>
          ))}
        </select>
      </Field>
      <TextField
        name="reason"
        label={say('sources.reason')}
        value={typed.reason}
        problems={problems}
      />
      <Field
        name="passage"
        label={say('sources.passage')}
        hint={say('sources.passageHint')}
        problems={problems}
      >
        <textarea {...control('passage', problems, true)} rows={3}>
          {typed.passage}
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
