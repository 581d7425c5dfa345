import type { Byline } from '../../../workplace/people/index.ts';

/** Who wrote it, with their page here and their own web site. */
export function Author({ by }: { by: Byline }) {
  const site = parseWebsite(by.url);
  return (
    <span class="author p-author h-card">
      <AuthorName by={by} site={site?.href} />
      {site && by.handle ? (
        <>
          {' '}
          <a class="site u-url" href={site.href} rel={linkRel}>
            {site.host}
          </a>
        </>
      ) : null}
    </span>
  );
}

const linkRel = 'nofollow ugc noopener';

function AuthorName({ by, site }: { by: Byline; site: string | undefined }) {
  if (by.handle) {
    return (
      <a class="p-name u-url" href={`/people/${by.handle}`}>
        {by.name}
      </a>
    );
  }
  if (!site) return <span class="p-name">{by.name}</span>;
  return (
    <a class="p-name u-url" href={site} rel={linkRel}>
      {by.name}
    </a>
  );
}

/** A web site as a link and as its short name; anything but http(s) is nothing to link to. */
export function parseWebsite(url: string | null): { href: string; host: string } | null {
  const parsed = url ? URL.parse(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
  return { href: parsed.href, host: parsed.host.replace(/^www\./, '') };
}

/** A person's web site, for their own page. */
export function WebsiteLink({ url }: { url: string | null }) {
  const site = parseWebsite(url);
  if (!site) return null;
  return (
    <a class="u-url" href={site.href} rel={linkRel}>
      {site.host}
    </a>
  );
}
