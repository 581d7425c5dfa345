import { ContentError } from './content-error.ts';
import { parseMarkdown } from './markdown.ts';
import {
  type WagerFrontMatter,
  type WagerNumbers,
  wagerNumbersSchema,
  wagerSchema,
} from './wager-schemas.ts';
import { parseYaml } from './yaml.ts';

export interface DemoWager extends WagerFrontMatter {
  file: string;
  body: string;
  /** None while it is still in its pilot, or ended there. */
  numbers?: WagerNumbers;
}

interface SourceFile {
  file: string;
  source: string;
}

/** Parses a wager's words and, where there is such a file, its numbers. */
export function parseWager(words: SourceFile, numbers?: SourceFile): DemoWager {
  const { frontMatter, body, sections } = parseMarkdown(words.file, words.source, wagerSchema);
  const [extra] = sections;
  if (extra) {
    const message = 'A wager has no sections: its pilot and its result are in its front matter.';
    throw new ContentError([{ file: words.file, line: extra.line, message }]);
  }
  return {
    ...frontMatter,
    file: words.file,
    body,
    numbers: numbers && parseYaml(numbers.file, numbers.source, wagerNumbersSchema),
  };
}
