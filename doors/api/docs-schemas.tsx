import { say } from '../../messages/index.ts';
import type { OpenApiDocument } from './openapi-document.ts';

/** Every shape that the document names, with its properties. */
export function SchemaSections({ document }: { document: OpenApiDocument }) {
  return (
    <section aria-labelledby="shapes">
      <h2 id="shapes">{say('api.shapes')}</h2>
      {Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => (
        <article aria-labelledby={`shape-${name}`}>
          <h3 id={`shape-${name}`}>
            <a href={`#shape-${name}`}>{name}</a>
          </h3>
          {schema.description ? <p>{renderCode(schema.description)}</p> : null}
          <SchemaProperties schema={schema as JsonSchema} />
        </article>
      ))}
    </section>
  );
}

function SchemaProperties({ schema }: { schema: JsonSchema }) {
  const properties = Object.entries(listProperties(schema));
  if (properties.length === 0)
    return (
      <p>
        <SchemaName schema={schema} />
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
            <SchemaName schema={property} />. {renderCode(property.description ?? '')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** As much of JSON Schema as the document uses. */
interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  description?: string;
}

/** The properties of a shape, those of the shape that it extends being one link. */
function listProperties({ properties, allOf }: JsonSchema): Record<string, JsonSchema> {
  const inherited = (allOf ?? []).map((one) => (one.$ref ? { '…': one } : listProperties(one)));
  return Object.assign({}, ...inherited, properties);
}

/** A schema in a few words, the shapes that it names being links. */
export function SchemaName({ schema: given }: { schema: unknown }) {
  const schema = (given ?? {}) as JsonSchema;
  if (schema.$ref) return <SchemaLink name={schema.$ref.split('/').at(-1)!} />;
  if (schema.items) {
    return (
      <>
        {say('api.listOf')} <SchemaName schema={schema.items} />
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
            <SchemaName schema={choice} />
          </>
        ))}
      </>
    );
  }
  if (schema.properties) return <InlineProperties properties={schema.properties} />;
  return <>{formatPlainType(schema)}</>;
}

function SchemaLink({ name }: { name: string }) {
  return <a href={`#shape-${name}`}>{name}</a>;
}

function InlineProperties({ properties }: { properties: Record<string, JsonSchema> }) {
  return (
    <>
      {Object.entries(properties).map(([name, part], i) => (
        <>
          {i > 0 ? '; ' : ''}
          <code>{name}</code>, <SchemaName schema={part} />
        </>
      ))}
    </>
  );
}

function formatPlainType({ type, format, enum: values }: JsonSchema): string {
  if (values) return values.map((value) => String(value) || say('api.empty')).join(', ');
  if (format) return [format, ...[type ?? []].flat().slice(1)].join(` ${say('api.or')} `);
  return [type ?? 'anything'].flat().join(` ${say('api.or')} `);
}

/** Backquotes are the only mark-up that descriptions use. */
export function renderCode(text: string) {
  return text.split('`').map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part));
}
