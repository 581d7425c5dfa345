import type { Child } from 'hono/jsx';
import { type MessageName, say } from '../../messages/index.ts';
import { Document } from '../shared/page/document.tsx';
import type { Shell } from '../shared/page/shell.ts';
import { type ProblemCode, problemStatuses, problemTitle, problemType } from '../shared/problem.ts';
import { type Document as ApiDocument, operationsOf } from './document.ts';
import { OperationPart, Part, slug } from './page-operations.tsx';
import { marked, Shapes } from './page-shapes.tsx';

interface ApiPageProps {
  shell: Shell;
  document: ApiDocument;
  origin: string;
}

/** The OpenAPI document as a page to read: no scripts, and nothing that it does not say itself. */
export function ApiPage({ shell, document, origin }: ApiPageProps) {
  const sections = Object.groupBy(
    operationsOf(document),
    ([, , operation]) => operation.tags?.[0] ?? say('api.more'),
  );
  return (
    <Document shell={shell} title={say('api.title')} islands={false}>
      <div class="api">
        <h1>{say('api.title')}</h1>
        <p class="lead">{marked(document.info.description ?? '')}</p>
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
      </div>
    </Document>
  );
}

function Beginning({ origin }: { origin: string }) {
  return (
    <>
      <p>
        <With name="api.begin">
          <a href="/settings#tokens">{say('api.beginLink')}</a>
        </With>
      </p>
      <pre>
        <code>{`curl -H 'Authorization: Bearer TOKEN' ${origin}/api/v1/me`}</code>
      </pre>
      <p>
        <With name="api.document">
          <a href="/api/openapi.json">/api/openapi.json</a>
        </With>
      </p>
    </>
  );
}

/** A sentence with a link where its | stands. */
function With({ name, children }: { name: MessageName; children: Child }) {
  const [before, after] = say(name).split('|');
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}

function Contents({ names }: { names: string[] }) {
  const own: [string, string][] = [
    ['shapes', say('api.shapes')],
    ['errors', say('api.errors')],
  ];
  return (
    <nav aria-label={say('api.contents')}>
      <ul class="contents">
        {[...names.map((name) => [slug(name), name] as const), ...own].map(([id, name]) => (
          <li>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Problems() {
  return (
    <section aria-labelledby="errors">
      <h2 id="errors">{say('api.errors')}</h2>
      <p>
        <With name="api.errorsText">
          <a href="#shape-Problem">Problem</a>
        </With>
      </p>
      <dl class="parts">
        {(Object.entries(problemStatuses) as [ProblemCode, number][]).map(([code, status]) => (
          <Part id={code} name={`${status} ${problemTitle(code)}`}>
            <code>{problemType(code)}</code>
          </Part>
        ))}
      </dl>
    </section>
  );
}
