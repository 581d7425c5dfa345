import type { Byline } from '../../../workplace/people/index.ts';

/** Who wrote it, with their page here and their own web site. */
export function Author({ by }: { by: Byline }) {
  const site = siteOf(by.url);
  return (
    <span class="author p-author h-card">
      <Name by={by} site={site?.href} />
      {site && by.handle ? (
        <>
          {' '}
          <a class="site u-url" href={site.href} rel={rel}>
            {site.host}
          </a>
        </>
      ) : null}
    </span>
  );
}

const rel = 'nofollow ugc noopener';

function Name({ by, site }: { by: Byline; site: string | undefined }) {
  if (by.handle) {
    return (
      <a class="p-name u-url" href={`/people/${by.handle}`}>
        {by.name}
      </a>
    );
  }
  if (!site) return <span class="p-name">{by.name}</span>;
  return (
    <a class="p-name u-url" href={site} rel={rel}>
      {by.name}
    </a>
  );
}

/** A web site as a link and as its short name; anything but http(s) is nothing to link to. */
export function siteOf(url: string | null): { href: string; host: string } | null {
  const parsed = url ? URL.parse(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
  return { href: parsed.href, host: parsed.host.replace(/^www\./, '') };
}

/** A person's web site, for their own page. */
export function Site({ url }: { url: string | null }) {
  const site = siteOf(url);
  if (!site) return null;
  return (
    <a class="u-url" href={site.href} rel={rel}>
      {site.host}
    </a>
  );
}
