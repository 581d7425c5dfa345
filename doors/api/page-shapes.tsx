import { say } from '../../messages/index.ts';
import type { Document } from './document.ts';

/** Every shape that the document names, with its properties. */
export function Shapes({ document }: { document: Document }) {
  return (
    <section aria-labelledby="shapes">
      <h2 id="shapes">{say('api.shapes')}</h2>
      {Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => (
        <article aria-labelledby={`shape-${name}`}>
          <h3 id={`shape-${name}`}>
            <a href={`#shape-${name}`}>{name}</a>
          </h3>
          {schema.description ? <p>{marked(schema.description)}</p> : null}
          <Properties of={schema as Schema} />
        </article>
      ))}
    </section>
  );
}

function Properties({ of }: { of: Schema }) {
  const properties = Object.entries(propertiesOf(of));
  if (properties.length === 0)
    return (
      <p>
        <ShapeName of={of} />
      </p>
    );
  return (
    <dl class="parts">
      {properties.map(([name, property]) => (
        <div>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <ShapeName of={property} />. {marked(property.description ?? '')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** As much of JSON Schema as the document uses. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  description?: string;
}

/** The properties of a shape, those of the shape that it extends being one link. */
function propertiesOf({ properties, allOf }: Schema): Record<string, Schema> {
  const inherited = (allOf ?? []).map((one) => (one.$ref ? { '…': one } : propertiesOf(one)));
  return Object.assign({}, ...inherited, properties);
}

/** A schema in a few words, the shapes that it names being links. */
export function ShapeName({ of }: { of: unknown }) {
  const schema = (of ?? {}) as Schema;
  if (schema.$ref) return <Reference name={schema.$ref.split('/').at(-1)!} />;
  if (schema.items) {
    return (
      <>
        {say('api.listOf')} <ShapeName of={schema.items} />
      </>
    );
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    return (
      <>
        {choices.map((choice, i) => (
          <>
            {i > 0 ? ` ${say('api.or')} ` : ''}
            <ShapeName of={choice} />
          </>
        ))}
      </>
    );
  }
  if (schema.properties) return <Parts of={schema.properties} />;
  return <>{plainName(schema)}</>;
}

function Reference({ name }: { name: string }) {
  return <a href={`#shape-${name}`}>{name}</a>;
}

function Parts({ of }: { of: Record<string, Schema> }) {
  return (
    <>
      {Object.entries(of).map(([name, part], i) => (
        <>
          {i > 0 ? '; ' : ''}
          <code>{name}</code>, <ShapeName of={part} />
        </>
      ))}
    </>
  );
}

function plainName({ type, format, enum: values }: Schema): string {
  if (values) return values.map((value) => String(value) || say('api.empty')).join(', ');
  if (format) return [format, ...[type ?? []].flat().slice(1)].join(` ${say('api.or')} `);
  return [type ?? 'anything'].flat().join(` ${say('api.or')} `);
}

/** Backquotes are the only mark-up that descriptions use. */
export function marked(text: string) {
  return text.split('`').map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part));
}
