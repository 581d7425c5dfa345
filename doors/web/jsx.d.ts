import 'hono/jsx';

/** Our own elements, which islands bring to life; without a script they are just boxes. */
declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'live-conversation': {
        entry: string;
        page?: string | undefined;
        closed?: '' | undefined;
        withdrawn?: '' | undefined;
        count?: string;
        since?: string | undefined;
        'data-messages': string;
        children?: unknown;
      };
      'lineage-picture': { children?: unknown };
      'markdown-editor': {
        'draft-entry'?: string | undefined;
        'draft-id'?: string | undefined;
        'data-messages': string;
        children?: unknown;
      };
      'prior-art': { at?: string; fields?: string; children?: unknown };
      'template-filling': { children?: unknown };
      'push-button': {
        'public-key': string;
        denied: string;
        failed: string;
        children?: unknown;
      };
      'passkey-button': {
        action: 'sign-in' | 'register';
        class?: string;
        hidden: boolean;
        next?: string | undefined;
        failed: string;
        known?: string;
        stale?: string;
        'given-up'?: string;
        children?: unknown;
      };
    }
  }
}
