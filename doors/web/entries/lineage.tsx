import { say } from '../../../messages/index.ts';
import { entryPath } from '../../../workplace/entries/index.ts';
import type { LinkView } from '../../../workplace/lineage/queries.ts';

/** What an entry was built on, and what was built on it, as far as the viewer sees it. */
export function Lineage({ links }: { links: readonly LinkView[] }) {
  return (
    <>
      <Linked heading={say('lineage.sources')} links={links.filter((link) => link.outward)} />
      <Linked heading={say('lineage.uses')} links={links.filter((link) => !link.outward)} />
    </>
  );
}

function Linked({ heading, links }: { heading: string; links: readonly LinkView[] }) {
  const different = [...new Map(links.map((link) => [link.id ?? link.url, link])).values()];
  if (different.length === 0) return null;
  return (
    <section class="lineage">
      <h2>{heading}</h2>
      <ul>
        {different.map((link) => (
          <li>
            <Other link={link} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Other({ link: { id, slug, title, url } }: { link: LinkView }) {
  if (id && slug) return <a href={entryPath({ id, slug })}>{title}</a>;
  return (
    <a href={url ?? ''} rel="nofollow ugc noopener">
      {url}
    </a>
  );
}
