import type { Child } from 'hono/jsx';
import { type MessageName, say } from '../../messages/index.ts';
import { Document } from '../shared/page/document.tsx';
import type { Shell } from '../shared/page/shell.ts';
import {
  getProblemTitle,
  getProblemType,
  type ProblemCode,
  problemStatuses,
} from '../shared/problem-details.ts';
import { DefinitionItem, OperationSection, toSlug } from './docs-operations.tsx';
import { renderCode, SchemaSections } from './docs-schemas.tsx';
import { type OpenApiDocument as ApiDocument, listOperations } from './openapi-document.ts';

interface ApiPageProps {
  shell: Shell;
  document: ApiDocument;
  origin: string;
}

/** The OpenAPI document as a page to read: no scripts, and nothing that it does not say itself. */
export function ApiPage({ shell, document, origin }: ApiPageProps) {
  const sections = Object.groupBy(
    listOperations(document),
    ([, , operation]) => operation.tags?.[0] ?? say('api.more'),
  );
  return (
    <Document shell={shell} title={say('api.title')} islands={false}>
      <div class="api">
        <h1>{say('api.title')}</h1>
        <p class="lead">{renderCode(document.info.description ?? '')}</p>
        <GettingStarted origin={origin} />
        <Contents names={Object.keys(sections)} />
        {Object.entries(sections).map(([name, operations]) => (
          <section aria-labelledby={toSlug(name)}>
            <h2 id={toSlug(name)}>{name}</h2>
            {operations?.map(([path, method, operation]) => (
              <OperationSection path={path} method={method} operation={operation} />
            ))}
          </section>
        ))}
        <SchemaSections document={document} />
        <ProblemList />
      </div>
    </Document>
  );
}

function GettingStarted({ origin }: { origin: string }) {
  return (
    <>
      <p>
        <SentenceWithLink name="api.begin">
          <a href="/settings#tokens">{say('api.beginLink')}</a>
        </SentenceWithLink>
      </p>
      <pre>
        <code>{`curl -H 'Authorization: Bearer TOKEN' ${origin}/api/v1/me`}</code>
      </pre>
      <p>
        <SentenceWithLink name="api.document">
          <a href="/api/openapi.json">/api/openapi.json</a>
        </SentenceWithLink>
      </p>
    </>
  );
}

/** A sentence with a link where its | stands. */
function SentenceWithLink({ name, children }: { name: MessageName; children: Child }) {
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
        {[...names.map((name) => [toSlug(name), name] as const), ...own].map(([id, name]) => (
          <li>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ProblemList() {
  return (
    <section aria-labelledby="errors">
      <h2 id="errors">{say('api.errors')}</h2>
      <p>
        <SentenceWithLink name="api.errorsText">
          <a href="#shape-Problem">Problem</a>
        </SentenceWithLink>
      </p>
      <dl class="parts">
        {(Object.entries(problemStatuses) as [ProblemCode, number][]).map(([code, status]) => (
          <DefinitionItem id={code} name={`${status} ${getProblemTitle(code)}`}>
            <code>{getProblemType(code)}</code>
          </DefinitionItem>
        ))}
      </dl>
    </section>
  );
}
