import { say } from '../../../messages/index.ts';
import type { UnitView } from '../../../workplace/people/index.ts';
import type { Form } from '../form.ts';

interface Props {
  units: readonly UnitView[];
  /** Handles. */
  chosen: readonly string[];
}

/** The units that somebody belongs to; nothing where there are none to choose from. */
export function UnitsField({ units, chosen }: Props) {
  if (units.length === 0) return null;
  return (
    <fieldset class="field" id="field-units">
      <legend>{say('settings.units')}</legend>
      <input type="hidden" name="withUnits" value="1" />
      {units.map((unit) => (
        <label class="choice">
          <input
            type="checkbox"
            name="units"
            value={unit.handle}
            checked={chosen.includes(unit.handle)}
          />
          <span>{unit.title}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What a form says of them; left alone where it does not ask. */
export function unitsIn(form: Form): { units?: string[] } {
  return form.has('withUnits') ? { units: form.list('units') } : {};
}
