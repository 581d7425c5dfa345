/** What a document of a feed says, whether as Atom or as JSON Feed. Times are UTC. */
export interface Feed {
  /** `urn:uuid:…`, the same in all documents of the feed and wherever the workplace moves. */
  id: string;
  title: string;
  /** A sentence on the state of what is followed, or null. */
  subtitle: string | null;
  /** The page for people. */
  home: string;
  /** When its newest item changed, or what it is about began. */
  updated: Date;
  archived: boolean;
  links: FeedLinks;
  items: FeedItem[];
  /** What has been deleted, so that readers let go of it too. */
  deleted: { id: string; at: Date }[];
}

/** The addresses of documents around this one, in its own format and with its reader's token. */
export interface FeedLinks {
  self: string;
  /** The document that readers subscribe to. */
  current: string;
  older: string | null;
  /** Null where the document to subscribe to comes next. */
  newer: string | null;
}

export interface FeedItem {
  /** `urn:uuid:…` of the entry or comment itself. */
  id: string;
  url: string;
  title: string;
  /** Safe HTML in which every address is absolute. */
  html: string;
  author: { name: string; url: string | null };
  /** Null where an import gave no time. */
  published: Date | null;
  updated: Date;
  tags: readonly string[];
  /** The conversation on it: its feeds, by format, and how many comments stand. */
  replies: { atom: string; json: string; count: number; updated: Date | null } | null;
  /** What it replies to, from the entry down. */
  inReplyTo: readonly { id: string; url: string; feed: string }[];
}

/** The name of a work that every feed and document agrees on. */
export function toUrn(id: string): string {
  return `urn:uuid:${id}`;
}

/** The language of the words around people's own. */
export const language = 'en';
