import type { FollowView } from '../../../workplace/notifications/index.ts';

const pathBuilders: Record<FollowView['type'], (target: string) => string> = {
  person: (target) => `/people/${target}`,
  space: (target) => `/spaces/${target}`,
  entry: (target) => `/entries/${target}`,
  lineage: (target) => `/entries/${target}/lineage`,
  tag: (target) => `/tags/${encodeURIComponent(target)}`,
  search: (target) => `/search?${new URLSearchParams({ q: target })}`,
};

/** The page of what is followed. */
export const getFollowPath = ({ type, target }: Pick<FollowView, 'type' | 'target'>): string =>
  pathBuilders[type](target);
