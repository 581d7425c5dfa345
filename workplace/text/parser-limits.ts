import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';
import type {} from 'remark-parse';
import type { Processor } from 'unified';
import { MAX_LINES, MAX_NESTING, TooComplex } from './bounds.ts';

/**
 * Work allowed for one body, in parser events looked at: a second at most. One paragraph may hold
 * about 800 links; a long article needs a fiftieth of it.
 */
const MAX_WORK = 10_000_000;
/** Quotes and list items opened, counted again on each line. */
const MAX_MARKERS = 10_000;
const MAX_RUN_LENGTHS = 30;

/**
 * A remark plugin that bounds the parser. For every closing bracket and emphasis mark, every
 * lazy line and every underlined heading, micromark looks back over the events of the same block,
 * so that hostile text costs the square of its length. This counts what such a mark would cost just
 * before the parser reaches it, and throws TooComplex. It also switches raw HTML off: tags are
 * shown as they were typed, so nothing is lost and nothing is interpreted.
 */
export function limitParserWork(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({
    disable: { null: ['htmlFlow', 'htmlText'] },
    text: { ...mapMarks('*_~', countRun), ...mapMarks(']', countLookBack) },
    flow: { ...mapMarks('-=', countLookBack), null: countLazyLine },
  });
}

function mapMarks(marks: string, construct: Construct): Record<string, Construct> {
  return Object.fromEntries([...marks].map((mark) => [mark.charCodeAt(0), construct]));
}

/**
 * Throws TooComplex when a text has more lines, deeper nested containers or more lengths of
 * backtick runs than allowed. (A run looks for its like to the end of its block.)
 */
export function requireSimple(body: string): void {
  const runs = new Set(body.match(/`+/g)?.map((run) => run.length));
  if (runs.size > MAX_RUN_LENGTHS) throw new TooComplex('too many lengths of backtick runs');
  let lines = 0;
  let markers = 0;
  let deepest = 0;
  for (const [, prefix = ''] of body.matchAll(CONTAINERS)) {
    const opened = prefix.match(MARKERS)?.length ?? 0;
    lines += 1;
    markers += opened;
    deepest = Math.max(deepest, opened + Math.min(countContinued(prefix, opened), deepest));
    if (lines > MAX_LINES) throw new TooComplex(`more than ${MAX_LINES} lines`);
    if (deepest > MAX_NESTING) throw new TooComplex(`nested deeper than ${MAX_NESTING}`);
    if (markers > MAX_MARKERS) throw new TooComplex(`more than ${MAX_MARKERS} quotes and items`);
  }
}

// All that could open or continue a quote, list item or footnote at the start of a line.
const CONTAINERS =
  /^((?:[ \t]|>|[-*+](?=[ \t\r\n])|\d{1,9}[.)](?=[ \t\r\n])|\[\^[^\]\s]+\]:)*).*$/gm;
const MARKERS = />|[-*+]|\d+[.)]|\[\^[^\]]+\]:/g;

/** At most this many containers go on: two columns of space each; one belongs to each marker. */
function countContinued(prefix: string, opened: number): number {
  const spaces = prefix.replace(/[^ ]/g, '').length;
  const tabs = prefix.replace(/[^\t]/g, '').length;
  return Math.floor(Math.max(0, spaces + 4 * tabs - opened) / 2);
}

/** What is spent, and how many emphasis marks were seen, by parse and by block. */
const spentWork = new WeakMap<object, number>();
const marksSeen = new WeakMap<object, number>();

function spend(context: TokenizeContext, work: number): void {
  const total = (spentWork.get(context.parser) ?? 0) + work;
  if (total > MAX_WORK) throw new TooComplex('too many marks outside code blocks');
  spentWork.set(context.parser, total);
}

/** Never matches. */
const countLookBack: Construct = {
  tokenize(_effects: Effects, _ok: State, nok: State): State {
    return (code: Code) => {
      spend(this, this.events.length);
      return nok(code);
    };
  },
};

/**
 * Never matches. A run of n marks can pair n times, so each of them counts; a run between spaces
 * and an underscore inside a word (`snake_case`) cannot pair at all.
 */
const countRun: Construct = {
  tokenize(effects: Effects, _ok: State, nok: State): State {
    const { previous, events } = this;
    let run = 0;
    const count =
      (mark: Code) =>
      (code: Code): State | undefined => {
        if (code === mark) {
          run += 1;
          effects.consume(code);
          return count(mark);
        }
        if (canPair(previous, mark, code)) {
          const seen = marksSeen.get(this) ?? 0;
          marksSeen.set(this, seen + run);
          spend(this, run * (events.length + seen + run));
        }
        return nok(code);
      };
    return (code: Code) => {
      effects.enter('data');
      return count(code)(code);
    };
  },
};

/** Never matches. */
const countLazyLine: Construct = {
  tokenize(_effects: Effects, _ok: State, nok: State): State {
    return (code: Code) => {
      if (this.parser.lazy[this.now().line]) spend(this, this.events.length);
      return nok(code);
    };
  },
};

function canPair(before: Code, mark: Code, after: Code): boolean {
  if (isWhitespace(before) && isWhitespace(after)) return false;
  return mark !== 95 || !isWord(before) || !isWord(after);
}

/** Line endings, tabs and their spaces are negative codes; the end of the text is null. */
function isWhitespace(code: Code): boolean {
  return code === null || code < 0 || code === 32;
}

function isWord(code: Code): boolean {
  return code !== null && code > 0 && /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}
