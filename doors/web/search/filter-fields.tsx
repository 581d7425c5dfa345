import { kinds } from '../../../kinds/index.ts';
import { say } from '../../../messages/index.ts';
import { invalid } from '../../../workplace/kernel/index.ts';
import { type SearchFilters, searchStatuses } from '../../../workplace/search/index.ts';
import type { SpaceView } from '../../../workplace/spaces/index.ts';
import { getKindPage } from '../entries/kind-pages.ts';
import { Field, getControlAttributes, type Problems, TextField } from '../layout/fields.tsx';
import type { Ctx } from '../web-context.ts';

const filterNames = ['space', 'kind', 'status', 'author', 'since', 'before', 'hasOutcome'];

/** What was chosen beside the words, as it stands in the address. */
export function readChosenFilters(c: Ctx): Record<string, string> {
  const said = filterNames.map((name) => [name, (c.req.query(name) ?? '').trim()] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ''));
}

/** Throws `invalid` where something chosen makes no sense. */
export function parseFilters(chosen: Record<string, string>): SearchFilters {
  const { space, kind, author } = chosen;
  const status = searchStatuses.find((each) => each === chosen.status);
  if (chosen.status && !status) throw invalid({ status: 'searchStatusUnknown' });
  return {
    space,
    kind,
    status,
    author: author?.toLowerCase().replace(/^@/, ''),
    since: parseDay('since', chosen.since),
    before: parseDay('before', chosen.before),
    hasOutcome: chosen.hasOutcome ? true : undefined,
  };
}

function parseDay(name: string, text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(date.getTime())) {
    throw invalid({ [name]: 'searchDateInvalid' });
  }
  return date;
}

interface Props {
  chosen: Record<string, string>;
  spaces: readonly SpaceView[];
  problems: Problems;
}

/** Out of the way until it is wanted, open where something is chosen. */
export function FilterFields({ chosen, spaces, problems }: Props) {
  return (
    <details class="filters" open={Object.keys(chosen).length > 0}>
      <summary>{say('search.narrow')}</summary>
      <div class="filter-fields">
        <FilterSelect name="space" anyLabel={say('search.anySpace')} chosen={chosen.space}>
          {spaces.map(({ name, title }) => [name, title])}
        </FilterSelect>
        <FilterSelect name="kind" anyLabel={say('search.anyKind')} chosen={chosen.kind}>
          {kinds.map(({ name }) => [name, say(getKindPage(name).label)])}
        </FilterSelect>
        <FilterSelect name="status" anyLabel={say('search.anyStatus')} chosen={chosen.status}>
          {searchStatuses.map((status) => [status, say(`status.${status}`)])}
        </FilterSelect>
        <TextField
          name="author"
          label={say('search.author')}
          hint={say('search.authorHint')}
          value={chosen.author}
          problems={problems}
          autocomplete="off"
        />
        {(['since', 'before'] as const).map((name) => (
          <TextField
            name={name}
            type="date"
            label={say(`search.${name}`)}
            value={chosen[name]}
            problems={problems}
          />
        ))}
        <label class="check">
          <input
            type="checkbox"
            name="hasOutcome"
            value="yes"
            checked={chosen.hasOutcome !== undefined}
          />{' '}
          {say('search.hasOutcome')}
        </label>
      </div>
    </details>
  );
}

interface FilterSelectProps {
  name: 'space' | 'kind' | 'status';
  anyLabel: string;
  chosen: string | undefined;
  children: readonly (readonly [value: string, label: string])[];
}

function FilterSelect({ name, anyLabel, chosen, children }: FilterSelectProps) {
  return (
    <Field name={name} label={say(`search.${name}`)}>
      <select {...getControlAttributes(name)}>
        <option value="">{anyLabel}</option>
        {children.map(([value, label]) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
