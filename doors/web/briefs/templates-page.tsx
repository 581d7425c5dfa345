import { say } from '../../../messages/index.ts';
import type { EntrySummary } from '../../../workplace/entries/index.ts';
import type { SpaceView } from '../../../workplace/spaces/index.ts';
import { EntryList } from '../entries/entry-list.tsx';
import { SpaceField } from '../entries/space-field.tsx';
import { ErrorSummary, type Labels, type Problems, TextField } from '../layout/fields.tsx';
import { buildNextPagePath, EmptyState, ListEnd } from '../layout/lists.tsx';

interface Props {
  templates: readonly EntrySummary[];
  next: string | null;
  zone: string;
}

/** What one may start from. */
export function TemplatesPage({ templates, next, zone }: Props) {
  return (
    <>
      <h1>{say('templates.title')}</h1>
      <p class="lead">{say('templates.lead')}</p>
      {templates.length === 0 ? <EmptyState>{say('templates.empty')}</EmptyState> : null}
      <EntryList
        entries={templates.map((entry) => ({ ...entry, path: `/briefs/new?template=${entry.id}` }))}
        zone={zone}
      />
      <ListEnd
        next={buildNextPagePath('/briefs/new', next)}
        more={say('templates.more')}
        end={say('templates.end')}
        hidden={templates.length === 0}
      />
      <p>
        <a href="/entries/new?kind=brief">{say('templates.blank')}</a>
      </p>
    </>
  );
}

interface SubjectProps {
  template: { id: string; title: string };
  subject: { title: string; space: string };
  spaces: readonly SpaceView[];
  problems: Problems;
}

const labels: Labels = { title: say('filling.subject'), space: say('entry.spaceLabel') };

/** The first step: what the brief is about, and where it belongs. */
export function SubjectPage({ template, subject, spaces, problems }: SubjectProps) {
  return (
    <>
      <h1>{say('filling.title', { title: template.title })}</h1>
      <ErrorSummary problems={problems} labels={labels} />
      <form method="get" action="/briefs/new" novalidate>
        <input type="hidden" name="template" value={template.id} />
        <TextField
          name="title"
          label={say('filling.subject')}
          hint={say('filling.subjectHint')}
          value={subject.title}
          problems={problems}
          maxlength={200}
        />
        <SpaceField chosen={subject.space} spaces={spaces} problems={problems} />
        <p class="buttons">
          <button type="submit" class="button">
            {say('filling.next')}
          </button>
        </p>
      </form>
    </>
  );
}
