import type { Child } from 'hono/jsx';
import { say } from '../../messages/index.ts';
import { renderCode, SchemaName } from './docs-schemas.tsx';
import type { HttpMethod, OpenApiOperation } from './openapi-document.ts';

interface OperationProps {
  path: string;
  method: HttpMethod;
  operation: OpenApiOperation;
}

/** One thing that can be asked: what it is for, where, what it takes and what it answers. */
export function OperationSection({ path, method, operation }: OperationProps) {
  const id = toSlug(`${method}-${path}`);
  return (
    <article aria-labelledby={id}>
      <h3 id={id}>
        <a href={`#${id}`}>{operation.summary}</a>
      </h3>
      <p class="call">
        <code>
          <b>{method.toUpperCase()}</b> {path}
        </code>
      </p>
      {operation.description ? <p>{renderCode(operation.description)}</p> : null}
      <dl class="parts">
        <Inputs operation={operation} />
        <Answers operation={operation} />
      </dl>
    </article>
  );
}

/** A name and what is to be said of it. */
export function DefinitionItem({
  name,
  id,
  children,
}: {
  name: Child;
  id?: string;
  children: Child;
}) {
  return (
    <div>
      <dt id={id}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Inputs({ operation }: { operation: OpenApiOperation }) {
  const body = operation.requestBody;
  const schema = body && 'content' in body ? body.content['application/json']?.schema : undefined;
  return (
    <>
      {(operation.parameters ?? []).map((one) =>
        'name' in one && one.in !== 'path' ? (
          <DefinitionItem
            name={<code>{one.in === 'header' ? formatHeaderName(one.name) : one.name}</code>}
          >
            <SchemaName schema={one.schema} />. {renderCode(one.description ?? '')}
          </DefinitionItem>
        ) : null,
      )}
      {schema ? (
        <DefinitionItem name={say('api.send')}>
          <SchemaName schema={schema} />
        </DefinitionItem>
      ) : null}
    </>
  );
}

function Answers({ operation }: { operation: OpenApiOperation }) {
  const good = Object.entries(operation.responses ?? {}).filter(([status]) => Number(status) < 400);
  return (
    <>
      {good.map(([status, response]) => {
        const schema = response.content?.['application/json']?.schema;
        return (
          <DefinitionItem name={say('api.answers', { status })}>
            {response.description}
            {schema ? (
              <>
                : <SchemaName schema={schema} />
              </>
            ) : null}
          </DefinitionItem>
        );
      })}
    </>
  );
}

/** As people write it: `Idempotency-Key`. */
function formatHeaderName(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

export function toSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
