import { type MessageName, say, sayTitle } from '../../../messages/index.ts';
import type { LinkEndpoint, LinkView } from '../../../workplace/lineage/index.ts';
import { relations } from '../../../workplace/lineage/index.ts';
import { entryPath } from '../../../workplace/works/index.ts';
import { formatDay } from '../layout/time.tsx';

/** What an entry came from and what came of it, as far as the viewer sees it. */
export function EntryLinks({
  entryId,
  links,
  zone,
}: {
  entryId: string;
  links: readonly LinkView[];
  zone: string;
}) {
  const outward = links.filter((link) => link.from.entry === entryId);
  const inward = links.filter((link) => link.from.entry !== entryId);
  return (
    <>
      {relations.map((relation) => (
        <LinkGroup
          heading={`lineage.out.${relation}`}
          links={filterByRelation(outward, relation)}
          zone={zone}
        />
      ))}
      {relations.map((relation) => (
        <LinkGroup
          heading={`lineage.in.${relation}`}
          links={filterByRelation(inward, relation)}
          zone={zone}
          inward
        />
      ))}
      {links.length > 0 ? (
        <p class="lineage">
          <a href={`/entries/${entryId}/lineage`}>{say('lineage.whole')}</a>
        </p>
      ) : null}
    </>
  );
}

function filterByRelation(links: readonly LinkView[], relation: LinkView['relation']) {
  return links.filter((link) => link.relation === relation);
}

type LinkGroupProps = {
  heading: MessageName;
  links: readonly LinkView[];
  zone: string;
  inward?: boolean;
};

/** Each work once, with all of its passages that are meant. */
function LinkGroup({ heading, links, zone, inward = false }: LinkGroupProps) {
  if (links.length === 0) return null;
  const byEnd = Map.groupBy(links, (link) => toGroupKey(link, inward));
  return (
    <section class="lineage">
      <h2>{say(heading)}</h2>
      <ul>
        {[...byEnd.values()].map((same) => (
          <li>
            <OtherEndpoint link={same[0]!} zone={zone} inward={inward} />
            {same.map((link) => (
              <ReasonAndPassage link={link} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function toGroupKey({ from, to, url }: LinkView, inward: boolean): string {
  const end = inward ? from : to;
  return end ? `${end.entry} ${end.comment}` : String(url);
}

/** The work or page that a link leads to, or (inward) comes from. */
export function OtherEndpoint({
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
        <a href={getEndpointPath(end)}>{getEndpointTitle(end, zone)}</a>
        {inward ? null : <SourceWarningMark link={link} />}
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
function SourceWarningMark({ link: { corrected } }: { link: LinkView }) {
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
export function ReasonAndPassage({ link: { reason, passage } }: { link: LinkView }) {
  return (
    <>
      {reason ? <span class="reason"> — {reason}</span> : null}
      {passage ? <blockquote>{passage}</blockquote> : null}
    </>
  );
}

export function getEndpointPath({ entry, slug, comment }: LinkEndpoint): string {
  return entryPath({ id: entry, slug }) + (comment ? `#comment-${comment}` : '');
}

/** One that was withdrawn is told from others by who wrote it and when, in the reader's zone. */
export function getEndpointTitle(
  { title: kept, comment, by, withdrawn }: LinkEndpoint,
  zone: string,
): string {
  const title = withdrawn ? describeWithdrawn(withdrawn, zone) : sayTitle(kept);
  return comment ? say('lineage.commentOn', { name: by ?? say('lineage.nameless'), title }) : title;
}

function describeWithdrawn(
  { author: name, at }: NonNullable<LinkEndpoint['withdrawn']>,
  zone: string,
) {
  return say('withdrawal.labelBy', { name, day: formatDay(new Date(at), zone) });
}
