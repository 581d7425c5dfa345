export interface ContentProblem {
  file: string;
  line?: number;
  message: string;
}

/** What is wrong with the demo's content, one line for each problem, each with its file. */
export class ContentError extends Error {
  constructor(problems: readonly ContentProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ContentError';
  }
}

function formatProblem({ file, line, message }: ContentProblem): string {
  return line === undefined ? `${file}: ${message}` : `${file}:${line}: ${message}`;
}
