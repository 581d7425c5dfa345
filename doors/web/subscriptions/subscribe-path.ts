/**
 * Where "Subscribe" leads: to the feed itself where the whole world reads all of it. A feed reader
 * cannot sign in, so of everything else there is a page that makes an address by which it gets in.
 */
export function buildSubscribePath(feed: string, open: boolean): string {
  return open ? `${feed}.atom` : `/subscriptions?${new URLSearchParams({ to: feed })}`;
}
