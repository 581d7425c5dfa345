import { say } from '../../../messages/index.ts';
import type { UnitView } from '../../../workplace/people/index.ts';
import {
  control,
  ErrorSummary,
  Field,
  type Labels,
  type Problems,
  TextField,
} from '../layout/fields.tsx';
import { Empty } from '../layout/lists.tsx';
import { AdminPage } from './rooms.tsx';

/** A unit as it is typed. */
export interface UnitWords {
  title: string;
  handle: string;
  parent: string;
}

interface Props {
  units: readonly UnitView[];
  words: UnitWords;
  problems: Problems;
}

const labels: Labels = {
  title: say('admin.unitTitle'),
  handle: say('signIn.handle'),
  parent: say('admin.parent'),
};

export function UnitsPage({ units, words, problems }: Props) {
  return (
    <AdminPage here="/admin/units" title={say('people.units')}>
      <ErrorSummary problems={problems} labels={labels} />
      {units.length === 0 ? <Empty>{say('admin.noUnits')}</Empty> : null}
      <UnitTree units={units} parent={null} />
      <section aria-labelledby="add-unit">
        <h2 id="add-unit">{say('admin.addUnit')}</h2>
        <form method="post" action="/admin/units" novalidate>
          <UnitTitle words={words} problems={problems} />
          <TextField
            name="handle"
            label={say('signIn.handle')}
            hint={say('admin.unitHandleHint')}
            value={words.handle}
            problems={problems}
            autocomplete="off"
            spellcheck={false}
          />
          <ParentField units={units} words={words} problems={problems} />
          <p class="buttons">
            <button type="submit" class="button">
              {say('admin.addUnitDo')}
            </button>
          </p>
        </form>
      </section>
    </AdminPage>
  );
}

function UnitTree({ units, parent }: { units: readonly UnitView[]; parent: string | null }) {
  const here = units.filter((unit) => unit.parent === parent);
  if (here.length === 0) return null;
  return (
    <ul class={parent === null ? 'tree large' : 'tree'}>
      {here.map((unit) => (
        <li>
          <a href={`/admin/units/${unit.handle}`}>{unit.title}</a>{' '}
          <span class="quiet">{say('spaces.people', { n: unit.people })}</span>
          <UnitTree units={units} parent={unit.handle} />
        </li>
      ))}
    </ul>
  );
}

function UnitTitle({ words, problems }: Omit<Props, 'units'>) {
  return (
    <TextField
      name="title"
      label={say('admin.unitTitle')}
      value={words.title}
      problems={problems}
      autocomplete="off"
    />
  );
}

function ParentField({ units, words, problems }: Props) {
  return (
    <Field name="parent" label={say('admin.parent')} problems={problems}>
      <select {...control('parent', problems)}>
        <option value="">{say('admin.top')}</option>
        {units.map((unit) => (
          <option value={unit.handle} selected={unit.handle === words.parent}>
            {unit.title}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One unit: its name and place, and the end of it once it is empty. */
export function UnitPage({ unit, ...props }: Props & { unit: UnitView }) {
  const { units, problems } = props;
  const path = `/admin/units/${unit.handle}`;
  const others = units.filter(({ handle }) => !isWithin(units, handle, unit.handle));
  const empty = unit.people === 0 && units.every(({ parent }) => parent !== unit.handle);
  return (
    <AdminPage here="/admin/units" title={unit.title}>
      <p class="kicker">
        <a href={`/people?unit=${unit.handle}`}>{say('spaces.people', { n: unit.people })}</a>
      </p>
      <ErrorSummary problems={problems} labels={labels} />
      <form method="post" action={path} novalidate>
        <UnitTitle {...props} />
        <ParentField {...props} units={others} />
        <Field
          name="signs"
          label={say('admin.unitFinance')}
          hint={say('admin.unitSignsHint')}
          problems={problems}
        >
          <label class="choice">
            <input
              {...control('signs', problems, true)}
              type="checkbox"
              value="1"
              checked={unit.signs}
            />
            <span>{say('admin.unitSigns')}</span>
          </label>
        </Field>
        <p class="buttons">
          <button type="submit" class="button">
            {say('form.save')}
          </button>
          <a href="/admin/units">{say('form.cancel')}</a>
        </p>
      </form>
      <section aria-labelledby="remove">
        <h2 id="remove">{say('admin.removeUnit')}</h2>
        <p>{say(empty ? 'admin.removeUnitText' : 'admin.removeUnitNot')}</p>
        {empty ? (
          <form method="post" action={`${path}/deletion`}>
            <button type="submit" class="button plain">
              {say('admin.removeUnitDo', { title: unit.title })}
            </button>
          </form>
        ) : null}
      </section>
    </AdminPage>
  );
}

/** Whether a unit is `whole` itself or below it, and so no place to move it to. */
function isWithin(units: readonly UnitView[], handle: string, whole: string): boolean {
  if (handle === whole) return true;
  const parent = units.find((unit) => unit.handle === handle)?.parent;
  return parent ? isWithin(units, parent, whole) : false;
}
