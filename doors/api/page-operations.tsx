import type { Child } from 'hono/jsx';
import { say } from '../../messages/index.ts';
import type { Method, Operation } from './document.ts';
import { marked, ShapeName } from './page-shapes.tsx';

interface OperationProps {
  path: string;
  method: Method;
  operation: Operation;
}

/** One thing that can be asked: what it is for, where, what it takes and what it answers. */
export function OperationPart({ path, method, operation }: OperationProps) {
  const id = slug(`${method}-${path}`);
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
      {operation.description ? <p>{marked(operation.description)}</p> : null}
      <dl class="parts">
        <Inputs operation={operation} />
        <Answers operation={operation} />
      </dl>
    </article>
  );
}

/** A name and what is to be said of it. */
export function Part({ name, id, children }: { name: Child; id?: string; children: Child }) {
  return (
    <div>
      <dt id={id}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Inputs({ operation }: { operation: Operation }) {
  const body = operation.requestBody;
  const schema = body && 'content' in body ? body.content['application/json']?.schema : undefined;
  return (
    <>
      {(operation.parameters ?? []).map((one) =>
        'name' in one && one.in !== 'path' ? (
          <Part name={<code>{one.in === 'header' ? headerName(one.name) : one.name}</code>}>
            <ShapeName of={one.schema} />. {marked(one.description ?? '')}
          </Part>
        ) : null,
      )}
      {schema ? (
        <Part name={say('api.send')}>
          <ShapeName of={schema} />
        </Part>
      ) : null}
    </>
  );
}

function Answers({ operation }: { operation: Operation }) {
  const good = Object.entries(operation.responses ?? {}).filter(([status]) => Number(status) < 400);
  return (
    <>
      {good.map(([status, response]) => {
        const schema = response.content?.['application/json']?.schema;
        return (
          <Part name={say('api.answers', { status })}>
            {response.description}
            {schema ? (
              <>
                : <ShapeName of={schema} />
              </>
            ) : null}
          </Part>
        );
      })}
    </>
  );
}

/** As people write it: `Idempotency-Key`. */
function headerName(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
