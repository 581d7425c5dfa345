import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { say } from '../../messages/index.ts';
import type { DigestContent } from './compose-digest.ts';
import type { IntroductionContent } from './compose-introduction.ts';
import type { NotificationContent } from './compose-notification.ts';
import { renderMailHtml } from './mail-html.ts';
import { formatMailTime } from './mail-time.ts';
import type { NotificationItem } from './notification-items.ts';
import { renderByline } from './text-layout.ts';

/**
 * Neither ground nor ink is set, so that each mail program shows its own, light or dark, and what it
 * does to colours in the dark changes nothing; quiet text takes a grey that holds on both.
 */
const styleSheet = raw(`<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { color: #9c3517; }
.quiet, .quiet a { color: #67625a; }
@media (prefers-color-scheme: dark) {
  a { color: #f0a184; }
  .quiet, .quiet a { color: #a7a196; }
}
</style>`);

const pageStyle =
  'margin:0;padding:0;font-family:Charter,Cambria,Georgia,serif;font-size:17px;line-height:1.5';
const columnStyle = 'max-width:592px;margin:0 auto;padding:24px 16px;overflow-wrap:anywhere';
const quietStyle =
  'font-family:system-ui,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5';
const headingStyle = 'margin:0;font-size:22px;line-height:1.25';
const ruleStyle = 'margin:28px 0 16px;border:0;border-top:1px solid #a09a8f';

/** The mail as HTML without pictures, tables, or anything that it would have to fetch. */
export function renderNotificationHtml(notification: NotificationContent): string {
  const { entry, items, letterhead, reason, canReply, unsubscribeUrl } = notification;
  return renderDocument(
    entry.title,
    <>
      <h1 style={headingStyle}>
        <Link to={letterhead.address + entry.path}>{entry.title}</Link>
      </h1>
      <QuietText>{say('mail.in', { space: entry.space.title })}</QuietText>
      {items.map((item) => (
        <NotificationItemBlock item={item} notification={notification} />
      ))}
      <hr style={ruleStyle} />
      <QuietText>
        {canReply ? `${say('mail.replyHint')} ` : null}
        <Link to={letterhead.address + items.at(-1)!.path}>{say('mail.goToLink')}</Link>
      </QuietText>
      <Footer
        reason={reason}
        unsubscribeLabel={say('mail.stopNotice')}
        unsubscribeUrl={unsubscribeUrl}
        address={letterhead.address}
      />
    </>,
  );
}

interface ItemBlockProps {
  item: NotificationItem;
  notification: NotificationContent;
}

function NotificationItemBlock({ item, notification }: ItemBlockProps) {
  const { letterhead, timeZone } = notification;
  const { headline, at, content, path } = item;
  const address = letterhead.address + path;
  return (
    <div style="margin-top:24px">
      <QuietText>
        <strong>{headline}</strong>, <Link to={address}>{formatMailTime(at, timeZone)}</Link>
      </QuietText>
      {content ? raw(renderMailHtml(content.html, address)) : null}
    </div>
  );
}

export function renderDigestHtml(digest: DigestContent): string {
  const { conversations, mailed, newEntries, more, letterhead, unsubscribeUrl } = digest;
  const { address } = letterhead;
  return renderDocument(
    say('mail.digestTitle'),
    <>
      <h1 style={headingStyle}>{say('mail.digestTitle')}</h1>
      <LinkSection title={say('mail.digestConversations')}>
        {conversations.map(({ entry, summary, reason }) => (
          <LinkItem to={address + entry.path} title={entry.title} lines={[summary, reason]} />
        ))}
      </LinkSection>
      <LinkSection title={say('mail.digestMailed')}>
        {mailed.map(({ entry, summary }) => (
          <LinkItem to={address + entry.path} title={entry.title} lines={[summary]} />
        ))}
      </LinkSection>
      {more > 0 ? <QuietText>{say('mail.digestMore', { n: more })}</QuietText> : null}
      <LinkSection title={say('mail.digestNew')}>
        {newEntries.map(({ entry, reason }) => (
          <LinkItem
            to={address + entry.path}
            title={entry.title}
            lines={[renderByline(entry), reason]}
          />
        ))}
      </LinkSection>
      <hr style={ruleStyle} />
      <Footer
        reason={say('mail.digestWhy')}
        unsubscribeLabel={say('mail.stopDigest')}
        unsubscribeUrl={unsubscribeUrl}
        address={address}
      />
    </>,
  );
}

export function renderIntroductionHtml({
  name,
  title,
  path,
  letterhead,
  unsubscribeUrl,
}: IntroductionContent): string {
  const made = say('introductions.made', { name });
  return renderDocument(
    made,
    <>
      <h1 style={headingStyle}>{made}</h1>
      {title ? <QuietText>{title}</QuietText> : null}
      <p>
        <Link to={letterhead.address + path}>{say('suggestions.toPerson', { name })}</Link>
      </p>
      <hr style={ruleStyle} />
      <Footer
        reason={say('mail.introductionWhy')}
        unsubscribeLabel={say('mail.stopIntroductions')}
        unsubscribeUrl={unsubscribeUrl}
        address={letterhead.address}
      />
    </>,
  );
}

function LinkSection({ title, children }: { title: string; children: Child[] }) {
  if (children.length === 0) return null;
  return (
    <>
      <h2 style="margin:28px 0 0;font-size:18px">{title}</h2>
      {children}
    </>
  );
}

function LinkItem({ to, title, lines }: { to: string; title: string; lines: readonly string[] }) {
  return (
    <div style="margin-top:14px">
      <Link to={to}>{title}</Link>
      {lines.map((text) => (
        <QuietText>{text}</QuietText>
      ))}
    </div>
  );
}

interface FooterProps {
  reason: string;
  unsubscribeLabel: string;
  unsubscribeUrl: string;
  address: string;
}

function Footer(props: FooterProps) {
  return (
    <QuietText>
      {props.reason}
      <br />
      <Link to={props.unsubscribeUrl}>{props.unsubscribeLabel}</Link>
      {' · '}
      <Link to={`${props.address}/settings#notifications`}>{say('mail.settings')}</Link>
    </QuietText>
  );
}

function QuietText({ children }: PropsWithChildren) {
  return (
    <div class="quiet" style={quietStyle}>
      {children}
    </div>
  );
}

function Link({ to, children }: PropsWithChildren<{ to: string }>) {
  return <a href={to}>{children}</a>;
}

function renderDocument(title: string, body: Child): string {
  const html = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        {styleSheet}
      </head>
      <body style={pageStyle}>
        <div style={columnStyle}>{body}</div>
      </body>
    </html>
  );
  return `<!doctype html>${html}`;
}
