interface Props {
  name: string;
  legend: string;
  choices: readonly { value: string; title: string }[];
  /** The values that are ticked. */
  chosen: readonly string[];
}

/** Any of a list, each a box to tick. */
export function CheckboxGroup({ name, legend, choices, chosen }: Props) {
  return (
    <fieldset class="field" id={`field-${name}`}>
      <legend>{legend}</legend>
      {choices.map(({ value, title }) => (
        <label class="choice">
          <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
