import { say } from '../../../messages/index.ts';
import { AppError } from '../../../workplace/kernel/index.ts';
import { readForm } from '../form.ts';
import { toSafePath } from '../safe-redirect.ts';
import type { Ctx } from '../web-context.ts';

interface UnsentForm {
  /** Each field that was typed or chosen, with its text. */
  fields: [name: string, text: string][];
  /** Whether files were with it, which a browser does not give a second time. */
  hasFiles: boolean;
}

const isSecretField = (name: string) => /password|secret|token/i.test(name);
const isWrittenText = (name: string, text: string) =>
  /^(?:title|body|outcome|text|note|reason|about)$/.test(name) || text.length > 80;

/** What somebody sent whose session had ended; null where there is nothing to lose, or to be read. */
export async function readUnsentForm(c: Ctx): Promise<UnsentForm | null> {
  if (c.req.method !== 'POST') return null;
  const form = await readForm(c).catch(ignoreAppError);
  const fields = form?.texts() ?? [];
  if (fields.some(([name]) => isSecretField(name))) return null;
  if (!fields.some(([name, text]) => isWrittenText(name, text) && text.trim())) return null;
  return { fields, hasFiles: form!.hasFiles() };
}

/** A form that is refused for what it is has no words to keep. */
function ignoreAppError(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}

/** The page on which a form was sent, to come back to; home where that is not known. */
export function getPreviousPage(c: Ctx): string {
  const referer = URL.parse(c.req.header('referer') ?? '');
  if (referer?.origin !== c.get('origin')) return '/';
  return toSafePath(referer.pathname + referer.search);
}

/** Their words, kept in a form that sends them once more; nothing of it is stored meanwhile. */
export function UnsentPage({
  unsent,
  path,
  next,
}: {
  unsent: UnsentForm;
  path: string;
  next: string;
}) {
  const [words, rest] = [
    unsent.fields.filter((field) => isWrittenText(...field)),
    unsent.fields.filter((field) => !isWrittenText(...field)),
  ];
  return (
    <>
      <header class="title">
        <h1>{say('unsent.title')}</h1>
        <p class="lead">{say('unsent.lead')}</p>
      </header>
      <p class="buttons">
        <a
          class="button"
          href={`/sign-in?next=${encodeURIComponent(next)}`}
          target="_blank"
          rel="noopener"
        >
          {say('unsent.signIn')}
        </a>
      </p>
      <form method="post" action={path} enctype="multipart/form-data">
        {rest.map(([name, text]) => (
          <input type="hidden" name={name} value={text} />
        ))}
        {words.map(([name, text], i) => (
          <div class="field">
            <label for={`unsent-${i}`}>
              {say(name === 'title' ? 'unsent.name' : 'unsent.words')}
            </label>
            <textarea id={`unsent-${i}`} name={name} rows={name === 'title' ? 1 : 8}>
              {`\n${text}`}
            </textarea>
          </div>
        ))}
        {unsent.hasFiles ? <p class="hint">{say('unsent.files')}</p> : null}
        <button type="submit" class="button plain">
          {say('unsent.send')}
        </button>
      </form>
    </>
  );
}
