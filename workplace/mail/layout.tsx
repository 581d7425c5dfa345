import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { say } from '../../messages/index.ts';
import type { DigestParts } from './compose-digest.ts';
import type { IntroductionParts } from './compose-introduction.ts';
import type { NoticeParts } from './compose-notice.ts';
import type { Part } from './parts.ts';
import { byLine } from './plain-layout.ts';
import { shownHtml } from './shown-html.ts';
import { mailTime } from './times.ts';

/**
 * Neither ground nor ink is set, so that each mail program shows its own, light or dark, and what it
 * does to colours in the dark changes nothing; quiet text takes a grey that holds on both.
 */
const style = raw(`<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { color: #9c3517; }
.quiet, .quiet a { color: #67625a; }
@media (prefers-color-scheme: dark) {
  a { color: #f0a184; }
  .quiet, .quiet a { color: #a7a196; }
}
</style>`);

const page =
  'margin:0;padding:0;font-family:Charter,Cambria,Georgia,serif;font-size:17px;line-height:1.5';
const column = 'max-width:592px;margin:0 auto;padding:24px 16px;overflow-wrap:anywhere';
const quiet = 'font-family:system-ui,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5';
const heading = 'margin:0;font-size:22px;line-height:1.25';
const line = 'margin:28px 0 16px;border:0;border-top:1px solid #a09a8f';

/** The mail as HTML without pictures, tables, or anything that it would have to fetch. */
export function noticeHtml(notice: NoticeParts): string {
  const { entry, parts, head, why, answers, stop } = notice;
  return document(
    entry.title,
    <>
      <h1 style={heading}>
        <Link to={head.address + entry.path}>{entry.title}</Link>
      </h1>
      <Quiet>{say('mail.in', { space: entry.space.title })}</Quiet>
      {parts.map((part) => (
        <Said part={part} notice={notice} />
      ))}
      <hr style={line} />
      <Quiet>
        {answers ? `${say('mail.replyHint')} ` : null}
        <Link to={head.address + parts.at(-1)!.path}>{say('mail.goToLink')}</Link>
      </Quiet>
      <Foot why={why} stopWords={say('mail.stopNotice')} stop={stop} address={head.address} />
    </>,
  );
}

function Said({ part, notice: { head, zone } }: { part: Part; notice: NoticeParts }) {
  const { said, at, words, path } = part;
  const address = head.address + path;
  return (
    <div style="margin-top:24px">
      <Quiet>
        <strong>{said}</strong>, <Link to={address}>{mailTime(at, zone)}</Link>
      </Quiet>
      {words ? raw(shownHtml(words.html, address)) : null}
    </div>
  );
}

export function digestHtml(digest: DigestParts): string {
  const { conversations, mailed, fresh, more, head, stop } = digest;
  const { address } = head;
  return document(
    say('mail.digestTitle'),
    <>
      <h1 style={heading}>{say('mail.digestTitle')}</h1>
      <Listed title={say('mail.digestConversations')}>
        {conversations.map(({ entry, said, why }) => (
          <Item to={address + entry.path} title={entry.title} lines={[said, why]} />
        ))}
      </Listed>
      <Listed title={say('mail.digestMailed')}>
        {mailed.map(({ entry, said }) => (
          <Item to={address + entry.path} title={entry.title} lines={[said]} />
        ))}
      </Listed>
      {more > 0 ? <Quiet>{say('mail.digestMore', { n: more })}</Quiet> : null}
      <Listed title={say('mail.digestNew')}>
        {fresh.map(({ entry, reason }) => (
          <Item to={address + entry.path} title={entry.title} lines={[byLine(entry), reason]} />
        ))}
      </Listed>
      <hr style={line} />
      <Foot
        why={say('mail.digestWhy')}
        stopWords={say('mail.stopDigest')}
        stop={stop}
        address={address}
      />
    </>,
  );
}

export function introductionHtml({ name, title, path, head, stop }: IntroductionParts): string {
  const made = say('introductions.made', { name });
  return document(
    made,
    <>
      <h1 style={heading}>{made}</h1>
      {title ? <Quiet>{title}</Quiet> : null}
      <p>
        <Link to={head.address + path}>{say('suggestions.toPerson', { name })}</Link>
      </p>
      <hr style={line} />
      <Foot
        why={say('mail.introductionWhy')}
        stopWords={say('mail.stopIntroductions')}
        stop={stop}
        address={head.address}
      />
    </>,
  );
}

function Listed({ title, children }: { title: string; children: Child[] }) {
  if (children.length === 0) return null;
  return (
    <>
      <h2 style="margin:28px 0 0;font-size:18px">{title}</h2>
      {children}
    </>
  );
}

function Item({ to, title, lines }: { to: string; title: string; lines: readonly string[] }) {
  return (
    <div style="margin-top:14px">
      <Link to={to}>{title}</Link>
      {lines.map((text) => (
        <Quiet>{text}</Quiet>
      ))}
    </div>
  );
}

function Foot(props: { why: string; stopWords: string; stop: string; address: string }) {
  return (
    <Quiet>
      {props.why}
      <br />
      <Link to={props.stop}>{props.stopWords}</Link>
      {' · '}
      <Link to={`${props.address}/settings#attention`}>{say('mail.settings')}</Link>
    </Quiet>
  );
}

function Quiet({ children }: PropsWithChildren) {
  return (
    <div class="quiet" style={quiet}>
      {children}
    </div>
  );
}

function Link({ to, children }: PropsWithChildren<{ to: string }>) {
  return <a href={to}>{children}</a>;
}

function document(title: string, body: Child): string {
  const html = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        {style}
      </head>
      <body style={page}>
        <div style={column}>{body}</div>
      </body>
    </html>
  );
  return `<!doctype html>${html}`;
}
