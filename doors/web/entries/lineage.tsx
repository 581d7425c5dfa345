import { type MessageName, say, sayTitle } from '../../../messages/index.ts';
import { entryPath } from '../../../workplace/entries/index.ts';
import type { LinkEnd } from '../../../workplace/lineage/end.ts';
import type { LinkView } from '../../../workplace/lineage/queries.ts';
import { relations } from '../../../workplace/lineage/rules.ts';
import { dayText } from '../layout/time.tsx';

/** What an entry came from and what came of it, as far as the viewer sees it. */
export function Lineage({
  of,
  links,
  zone,
}: {
  of: string;
  links: readonly LinkView[];
  zone: string;
}) {
  const outward = links.filter((link) => link.from.entry === of);
  const inward = links.filter((link) => link.from.entry !== of);
  return (
    <>
      {relations.map((relation) => (
        <Linked heading={`lineage.out.${relation}`} links={those(outward, relation)} zone={zone} />
      ))}
      {relations.map((relation) => (
        <Linked
          heading={`lineage.in.${relation}`}
          links={those(inward, relation)}
          zone={zone}
          inward
        />
      ))}
      {links.length > 0 ? (
        <p class="lineage">
          <a href={`/entries/${of}/lineage`}>{say('lineage.whole')}</a>
        </p>
      ) : null}
    </>
  );
}

function those(links: readonly LinkView[], relation: LinkView['relation']) {
  return links.filter((link) => link.relation === relation);
}

type LinkedProps = {
  heading: MessageName;
  links: readonly LinkView[];
  zone: string;
  inward?: boolean;
};

/** Each work once, with all of its passages that are meant. */
function Linked({ heading, links, zone, inward = false }: LinkedProps) {
  if (links.length === 0) return null;
  const byEnd = Map.groupBy(links, (link) => keyOf(link, inward));
  return (
    <section class="lineage">
      <h2>{say(heading)}</h2>
      <ul>
        {[...byEnd.values()].map((same) => (
          <li>
            <FarEnd link={same[0]!} zone={zone} inward={inward} />
            {same.map((link) => (
              <Meant link={link} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function keyOf({ from, to, url }: LinkView, inward: boolean): string {
  const end = inward ? from : to;
  return end ? `${end.entry} ${end.comment}` : String(url);
}

/** The work or page that a link leads to, or (inward) comes from. */
export function FarEnd({
  link,
  zone,
  inward = false,
}: {
  link: LinkView;
  zone: string;
  inward?: boolean;
}) {
  const end = inward ? link.from : link.to;
  if (end) {
    return (
      <>
        <a href={endPath(end)}>{endTitle(end, zone)}</a>
        {inward ? null : <Corrected link={link} />}
      </>
    );
  }
  const { url, page } = link;
  return (
    <>
      <a href={url ?? ''} rel="nofollow ugc noopener">
        {page?.title ?? url}
      </a>
      {page?.title ? <span class="host"> {URL.parse(url ?? '')?.host}</span> : null}
      {page?.excerpt ? <p class="excerpt">{page.excerpt}</p> : null}
    </>
  );
}

/** What became of a source, which its own page says at more length. */
function Corrected({ link: { corrected } }: { link: LinkView }) {
  if (!corrected) return null;
  const { cause, note } = corrected;
  const mark = cause === 'superseded' ? say('source.superseded') : say('source.corrected');
  return (
    <>
      <span class="mark">{mark}</span>
      {note ? <span class="reason"> {say('source.note', { note })}</span> : null}
    </>
  );
}

/** Why, and which words of it. */
export function Meant({ link: { reason, passage } }: { link: LinkView }) {
  return (
    <>
      {reason ? <span class="reason"> — {reason}</span> : null}
      {passage ? <blockquote>{passage}</blockquote> : null}
    </>
  );
}

export function endPath({ entry, slug, comment }: LinkEnd): string {
  return entryPath({ id: entry, slug }) + (comment ? `#comment-${comment}` : '');
}

/** One that was withdrawn is told from others by who wrote it and when, in the reader's zone. */
export function endTitle({ title: kept, comment, by, withdrawn }: LinkEnd, zone: string): string {
  const title = withdrawn ? sayWithdrawn(withdrawn, zone) : sayTitle(kept);
  return comment ? say('lineage.commentOn', { name: by ?? say('lineage.nameless'), title }) : title;
}

function sayWithdrawn({ author: name, at }: NonNullable<LinkEnd['withdrawn']>, zone: string) {
  return say('withdrawal.labelBy', { name, day: dayText(new Date(at), zone) });
}
