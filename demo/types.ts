/** A sample comment; `after` is in days since its entry. `replyTo` is the index of an earlier comment. */
export interface DemoComment {
  by: string;
  after: number;
  body: string;
  replyTo?: number;
}

/** What became of a sample brief: shared, edited by others, made a template, confirmed. */
export interface DemoBrief {
  shared?: number;
  edits?: { by: string; after: number; body: string }[];
  template?: number;
  confirmed?: { by: string; after: number; reviewIn: number };
}

/** A sample entry; `daysAgo` is in days before the demo is made, so that it never looks stale. */
export interface DemoEntry {
  /** Names the entry within the demo, for `buildsOn`; unique over all spaces. */
  key: string;
  kind: 'post' | 'question' | 'brief';
  by: string;
  daysAgo: number;
  title: string;
  /** Markdown (CommonMark and GFM). `@handle` mentions a person. */
  body: string;
  tags?: string[];
  comments: DemoComment[];
  /** Index of the comment that the asker accepted; questions only. */
  accepted?: number;
  closed?: { by: string; after: number; outcome?: string };
  /** How a brief went on; each time in days since it was written. */
  brief?: DemoBrief;
  /** Keys of entries that this one builds on. */
  buildsOn?: string[];
  /** Key of an entry that this one follows up to a point, and why it leaves it there. */
  departsFrom?: { key: string; because: string };
  /** Key of an entry whose place this one takes. */
  supersedes?: string;
}

export interface DemoSpace {
  name: string;
  title: string;
  purpose: string;
  audience: 'open' | 'closed' | 'public';
  /** Who opened it. */
  by: string;
  members: string[];
  entries: DemoEntry[];
}
