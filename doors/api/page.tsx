import { raw } from 'hono/html';
import { type ProblemCode, problemStatuses, problemTitle, problemType } from '../shared/problem.ts';
import { type Document, type Method, type Operation, operationsOf } from './document.ts';
import { marked, ShapeName, Shapes } from './page-shapes.tsx';

interface ApiPageProps {
  document: Document;
  stylesheet: string;
  origin: string;
}

/** The OpenAPI document as a page to read: no scripts, and nothing that it does not say itself. */
export function ApiPage({ document, stylesheet, origin }: ApiPageProps) {
  const sections = Object.groupBy(
    operationsOf(document),
    ([, , operation]) => operation.tags?.[0] ?? 'More',
  );
  const { title, description } = document.info;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{`The API · ${title}`}</title>
          <link rel="stylesheet" href={stylesheet} />
        </head>
        <body>
          <main id="main">
            <h1>The API</h1>
            <p>{marked(description ?? '')}</p>
            <Beginning origin={origin} />
            <Contents names={Object.keys(sections)} />
            {Object.entries(sections).map(([name, operations]) => (
              <section aria-labelledby={slug(name)}>
                <h2 id={slug(name)}>{name}</h2>
                {operations?.map(([path, method, operation]) => (
                  <OperationPart path={path} method={method} operation={operation} />
                ))}
              </section>
            ))}
            <Shapes document={document} />
            <Problems />
          </main>
        </body>
      </html>
    </>
  );
}

function Beginning({ origin }: { origin: string }) {
  const example = `curl -H 'Authorization: Bearer TOKEN' ${origin}/api/v1/me`;
  return (
    <>
      <p>Make a token in your settings, then ask who you are:</p>
      <pre>
        <code>{example}</code>
      </pre>
      <p>
        The same as a document for programs: <a href="/api/openapi.json">/api/openapi.json</a>{' '}
        (OpenAPI 3.1).
      </p>
    </>
  );
}

function Contents({ names }: { names: string[] }) {
  return (
    <nav aria-label="On this page">
      <ul>
        {[...names, 'Shapes', 'Errors'].map((name) => (
          <li>
            <a href={`#${slug(name)}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface OperationProps {
  path: string;
  method: Method;
  operation: Operation;
}

function OperationPart({ path, method, operation }: OperationProps) {
  const id = slug(`${method}-${path}`);
  return (
    <article aria-labelledby={id}>
      <h3 id={id}>{operation.summary}</h3>
      <p>
        <code>{`${method.toUpperCase()} ${path}`}</code>
      </p>
      {operation.description && <p>{marked(operation.description)}</p>}
      <dl>
        <Inputs operation={operation} />
        <Answers operation={operation} />
      </dl>
    </article>
  );
}

function Inputs({ operation }: { operation: Operation }) {
  const body = operation.requestBody;
  const schema = body && 'content' in body ? body.content['application/json']?.schema : undefined;
  return (
    <>
      {(operation.parameters ?? []).map((one) =>
        'name' in one && one.in !== 'path' ? (
          <>
            <dt>
              <code>{one.in === 'header' ? headerName(one.name) : one.name}</code>
            </dt>
            <dd>
              <ShapeName of={one.schema} />. {marked(one.description ?? '')}
            </dd>
          </>
        ) : null,
      )}
      {schema ? (
        <>
          <dt>Send</dt>
          <dd>
            <ShapeName of={schema} />
          </dd>
        </>
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
          <>
            <dt>Answers {status}</dt>
            <dd>
              {response.description}
              {schema ? (
                <>
                  : <ShapeName of={schema} />
                </>
              ) : null}
            </dd>
          </>
        );
      })}
    </>
  );
}

function Problems() {
  return (
    <section aria-labelledby="errors">
      <h2 id="errors">Errors</h2>
      <p>
        Every error is <code>application/problem+json</code> (RFC 9457), see{' '}
        <a href="#shape-Problem">Problem</a>.
      </p>
      <dl>
        {Object.entries(problemStatuses).map(([code, status]) => (
          <>
            <dt id={code}>
              {status} {problemTitle(code as ProblemCode)}
            </dt>
            <dd>
              <code>{problemType(code as ProblemCode)}</code>
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}

/** As people write it: `Idempotency-Key`. */
function headerName(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
