import { kinds } from '../../../kinds/index.ts';
import { say } from '../../../messages/index.ts';
import { type Narrowing, statuses } from '../../../workplace/discovery/index.ts';
import { invalid } from '../../../workplace/refusal.ts';
import type { SpaceView } from '../../../workplace/spaces/index.ts';
import { kindPage } from '../entries/kind-pages.ts';
import type { Ctx } from '../house.ts';
import { control, Field, type Problems, TextField } from '../layout/fields.tsx';

const names = ['space', 'kind', 'status', 'author', 'since', 'before', 'hasOutcome'];

/** What was chosen beside the words, as it stands in the address. */
export function chosenIn(c: Ctx): Record<string, string> {
  const said = names.map((name) => [name, (c.req.query(name) ?? '').trim()] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ''));
}

/** Throws `invalid` where something chosen makes no sense. */
export function narrowingOf(chosen: Record<string, string>): Narrowing {
  const { space, kind, author } = chosen;
  const status = statuses.find((each) => each === chosen.status);
  if (chosen.status && !status) throw invalid({ status: 'searchStatus' });
  return {
    space,
    kind,
    status,
    author: author?.toLowerCase().replace(/^@/, ''),
    since: dayOf('since', chosen.since),
    before: dayOf('before', chosen.before),
    hasOutcome: chosen.hasOutcome ? true : undefined,
  };
}

function dayOf(name: string, text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(date.getTime())) {
    throw invalid({ [name]: 'searchDay' });
  }
  return date;
}

interface Props {
  chosen: Record<string, string>;
  spaces: readonly SpaceView[];
  problems: Problems;
}

/** Out of the way until it is wanted, open where something is chosen. */
export function Narrow({ chosen, spaces, problems }: Props) {
  return (
    <details class="sifting" open={Object.keys(chosen).length > 0}>
      <summary>{say('search.narrow')}</summary>
      <div class="narrowing">
        <Choice name="space" any={say('search.anySpace')} chosen={chosen.space}>
          {spaces.map(({ name, title }) => [name, title])}
        </Choice>
        <Choice name="kind" any={say('search.anyKind')} chosen={chosen.kind}>
          {kinds.map(({ name }) => [name, say(kindPage(name).label)])}
        </Choice>
        <Choice name="status" any={say('search.anyStatus')} chosen={chosen.status}>
          {statuses.map((status) => [status, say(`status.${status}`)])}
        </Choice>
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

interface ChoiceProps {
  name: 'space' | 'kind' | 'status';
  any: string;
  chosen: string | undefined;
  children: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, any, chosen, children }: ChoiceProps) {
  return (
    <Field name={name} label={say(`search.${name}`)}>
      <select {...control(name)}>
        <option value="">{any}</option>
        {children.map(([value, label]) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
