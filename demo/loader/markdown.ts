import type { z } from 'zod';
import { ContentError } from './content-error.ts';
import { parseYaml } from './yaml.ts';

/** Part of a Markdown file, from a heading of the first level to the next one. */
export interface Section {
  /** Empty for what comes before the first heading. */
  heading: string;
  line: number;
  body: string;
}

export interface MarkdownFile<T> {
  frontMatter: T;
  body: string;
  sections: Section[];
}

const frontMatterPattern = /^(---\n[\s\S]*?\n)---\n/;

/** Parses a file that begins with front matter, and splits the rest at its `# ` headings. */
export function parseMarkdown<T>(
  file: string,
  source: string,
  schema: z.ZodType<T>,
): MarkdownFile<T> {
  const text = source.replaceAll('\r\n', '\n');
  const match = frontMatterPattern.exec(text);
  if (!match) {
    const message = 'A file begins with front matter between two lines of "---".';
    throw new ContentError([{ file, line: 1, message }]);
  }
  const frontMatter = parseYaml(file, match[1]!, schema);
  const firstLine = match[0].split('\n').length;
  const [start, ...sections] = splitSections(text.slice(match[0].length), firstLine);
  return { frontMatter, body: start!.body, sections };
}

function splitSections(text: string, firstLine: number): Section[] {
  const starts: { heading: string; line: number; lines: string[] }[] = [];
  starts.push({ heading: '', line: firstLine, lines: [] });
  let isCode = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^(```|~~~)/.test(line)) isCode = !isCode;
    // In a code block, a line that begins with "# " is a comment of some other language.
    if (!isCode && line.startsWith('# ')) {
      starts.push({ heading: line.slice(2).trim(), line: firstLine + index, lines: [] });
    } else {
      starts.at(-1)!.lines.push(line);
    }
  }
  return starts.map(({ heading, line, lines }) => ({
    heading,
    line,
    body: lines.join('\n').trim(),
  }));
}
