import { say } from '../../../messages/index.ts';
import type { MailView, MailWithContent } from '../../../workplace/mail/index.ts';
import { ErrorSummary, type Problems } from '../layout/fields.tsx';
import { EmptyState, ListEnd } from '../layout/lists.tsx';
import { Time } from '../layout/time.tsx';
import { AdminPage } from './admin-nav.tsx';

interface MailListProps {
  mails: readonly MailView[];
  next: string | null;
  waitingCount: number;
  /** Whether a server takes our mails. */
  sends: boolean;
  problems: Problems;
  zone: string;
}

/** Every mail that was made: to whom, about what, and what became of it. */
export function MailListPage({ mails, next, waitingCount, sends, problems, zone }: MailListProps) {
  return (
    <AdminPage here="/admin/mail" title={say('admin.mail')}>
      <p class="lead">{say(sends ? 'admin.mailText' : 'admin.mailNot')}</p>
      <ErrorSummary problems={problems} />
      {sends && waitingCount > 0 ? (
        <form method="post" action="/admin/mail/sending">
          <p class="buttons">
            <button type="submit" class="button plain">
              {say('admin.mailSendAll')}
            </button>
          </p>
        </form>
      ) : null}
      {mails.length === 0 ? <EmptyState>{say('admin.mailNone')}</EmptyState> : null}
      <ul class="rows">
        {mails.map((mail) => (
          <li>
            <span>
              <a href={`/admin/mail/${mail.id}`}>{describeSubject(mail)}</a>{' '}
              <span class="quiet">
                {say('admin.mailTo', { name: mail.to.name })} ·{' '}
                <MailStatus mail={mail} sends={sends} zone={zone} />
              </span>
            </span>
            {sends ? <SendButton mail={mail} /> : null}
          </li>
        ))}
      </ul>
      <ListEnd
        next={next}
        more={say('admin.mailMore')}
        end={say('admin.mailEnd')}
        hidden={mails.length === 0}
      />
    </AdminPage>
  );
}

function describeSubject({ kind, about }: MailView): string {
  if (kind === 'digest') return say('admin.mailDigest');
  if (kind === 'introduction') return say('admin.mailIntroduction');
  return about?.title || say('admin.mailHidden');
}

/** What became of it, and when: when it was sent or given up, or else made. */
function MailStatus({ mail, sends, zone }: { mail: MailView; sends: boolean; zone: string }) {
  const { state } = mail;
  return (
    <>
      {say(state === 'held' && !sends ? 'admin.mailState.heldNot' : `admin.mailState.${state}`)},{' '}
      <Time at={mail.settledAt ?? mail.madeAt} zone={zone} />
    </>
  );
}

const unsentStates = new Set(['held', 'waiting', 'failed']);

function SendButton({ mail }: { mail: MailView }) {
  if (!unsentStates.has(mail.state)) return null;
  const label = say('admin.mailSendTo', { name: mail.to.name });
  return (
    <form method="post" action={`/admin/mail/${mail.id}/sending`}>
      <button type="submit" class="link-button" aria-label={label}>
        {say('admin.mailSend')}
      </button>
    </form>
  );
}

interface Props {
  mail: MailWithContent;
  sends: boolean;
  zone: string;
}

/** One mail, with its words as they would be sent now, for whoever sees its space as well. */
export function MailPage({ mail, sends, zone }: Props) {
  return (
    <AdminPage here="/admin/mail" title={describeSubject(mail)}>
      <p class="kicker">
        <a href={`/people/${mail.to.handle}`}>{say('admin.mailTo', { name: mail.to.name })}</a> ·{' '}
        <MailStatus mail={mail} sends={sends} zone={zone} />
      </p>
      {mail.problem ? <p class="problem">{mail.problem}</p> : null}
      {sends ? <SendButton mail={mail} /> : null}
      <MailPreview mail={mail} />
    </AdminPage>
  );
}

function MailPreview({ mail: { about, content, state } }: { mail: MailWithContent }) {
  if (!unsentStates.has(state)) return null;
  if (!content) return <p>{say(about ? 'admin.mailNothing' : 'admin.mailUnseen')}</p>;
  return (
    <section aria-labelledby="words">
      <h2 id="words">{content.subject}</h2>
      <pre class="mail-preview">{content.text}</pre>
    </section>
  );
}
