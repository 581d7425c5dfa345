import { say } from '../../../messages/index.ts';
import type { UnitView } from '../../../workplace/people/index.ts';
import type { Form } from '../form.ts';
import { CheckboxGroup } from '../layout/checkbox-group.tsx';

interface Props {
  units: readonly UnitView[];
  /** Handles. */
  chosen: readonly string[];
}

/** The units that somebody belongs to; nothing where there are none to choose from. */
export function UnitsField({ units, chosen }: Props) {
  if (units.length === 0) return null;
  return (
    <>
      <input type="hidden" name="withUnits" value="1" />
      <CheckboxGroup
        name="units"
        legend={say('settings.units')}
        choices={units.map(({ handle, title }) => ({ value: handle, title }))}
        chosen={chosen}
      />
    </>
  );
}

/** What a form says of them; left alone where it does not ask. */
export function parseUnitsField(form: Form): { units?: string[] } {
  return form.has('withUnits') ? { units: form.list('units') } : {};
}
