import { say } from '../../../messages/index.ts';
import type { UnitView } from '../../../workplace/people/index.ts';
import {
  ErrorSummary,
  Field,
  getControlAttributes,
  type Labels,
  type Problems,
  TextField,
} from '../layout/fields.tsx';
import { EmptyState } from '../layout/lists.tsx';
import { AdminPage } from './admin-nav.tsx';

/** A unit as it is typed. */
export interface UnitFormValues {
  title: string;
  handle: string;
  parent: string;
}

interface Props {
  units: readonly UnitView[];
  values: UnitFormValues;
  problems: Problems;
}

const fieldLabels: Labels = {
  title: say('admin.unitTitle'),
  handle: say('signIn.handle'),
  parent: say('admin.parent'),
};

export function UnitsPage({ units, values, problems }: Props) {
  return (
    <AdminPage here="/admin/units" title={say('people.units')}>
      <ErrorSummary problems={problems} labels={fieldLabels} />
      {units.length === 0 ? <EmptyState>{say('admin.noUnits')}</EmptyState> : null}
      <UnitTree units={units} parent={null} />
      <section aria-labelledby="add-unit">
        <h2 id="add-unit">{say('admin.addUnit')}</h2>
        <form method="post" action="/admin/units" novalidate>
          <UnitTitleField values={values} problems={problems} />
          <TextField
            name="handle"
            label={say('signIn.handle')}
            hint={say('admin.unitHandleHint')}
            value={values.handle}
            problems={problems}
            autocomplete="off"
            spellcheck={false}
          />
          <ParentField units={units} values={values} problems={problems} />
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

function UnitTitleField({ values, problems }: Omit<Props, 'units'>) {
  return (
    <TextField
      name="title"
      label={say('admin.unitTitle')}
      value={values.title}
      problems={problems}
      autocomplete="off"
    />
  );
}

function ParentField({ units, values, problems }: Props) {
  return (
    <Field name="parent" label={say('admin.parent')} problems={problems}>
      <select {...getControlAttributes('parent', problems)}>
        <option value="">{say('admin.top')}</option>
        {units.map((unit) => (
          <option value={unit.handle} selected={unit.handle === values.parent}>
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
  const others = units.filter(({ handle }) => !isSameOrBelow(units, handle, unit.handle));
  const empty = unit.people === 0 && units.every(({ parent }) => parent !== unit.handle);
  return (
    <AdminPage here="/admin/units" title={unit.title}>
      <p class="kicker">
        <a href={`/people?unit=${unit.handle}`}>{say('spaces.people', { n: unit.people })}</a>
      </p>
      <ErrorSummary problems={problems} labels={fieldLabels} />
      <form method="post" action={path} novalidate>
        <UnitTitleField {...props} />
        <ParentField {...props} units={others} />
        <Field
          name="signsValueModels"
          label={say('admin.unitFinance')}
          hint={say('admin.unitSignsHint')}
          problems={problems}
        >
          <label class="choice">
            <input
              {...getControlAttributes('signsValueModels', problems, true)}
              type="checkbox"
              value="1"
              checked={unit.signsValueModels}
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
function isSameOrBelow(units: readonly UnitView[], handle: string, whole: string): boolean {
  if (handle === whole) return true;
  const parent = units.find((unit) => unit.handle === handle)?.parent;
  return parent ? isSameOrBelow(units, parent, whole) : false;
}
