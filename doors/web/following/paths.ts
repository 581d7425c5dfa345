import type { FollowView } from '../../../workplace/attention/index.ts';

const paths: Record<FollowView['what'], (of: string) => string> = {
  person: (of) => `/people/${of}`,
  space: (of) => `/spaces/${of}`,
  entry: (of) => `/entries/${of}`,
  lineage: (of) => `/entries/${of}/lineage`,
  tag: (of) => `/tags/${encodeURIComponent(of)}`,
  search: (of) => `/search?${new URLSearchParams({ q: of })}`,
};

/** The page of what is followed. */
export const pathOfFollow = ({ what, of }: Pick<FollowView, 'what' | 'of'>): string =>
  paths[what](of);
