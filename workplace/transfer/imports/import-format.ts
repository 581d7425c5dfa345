import type { Audience } from '../../../storage/index.ts';
import type { Viewer } from '../../access/index.ts';
import type { CommandContext } from '../../kernel/index.ts';
import type { ImportReport } from './import-report.ts';

/** Where the works of a file go; formats that carry spaces of their own take no notice. */
export interface ImportOptions {
  /** Name of the space; made if it is not there. By default the file's own name. */
  space?: string;
  title?: string;
  audience?: Audience;
  /** Which site a dump is of, where its folder's name does not say. */
  site?: string;
  /** Of people: whether units that are named but not here are added. */
  makeUnits?: boolean;
}

/** A kind of file that can be imported. A door reads the file; what it finds is written here. */
export interface ImportFormat {
  readonly name: string;
  readonly description: string;
  /**
   * Throws Unreadable or Refusal with nothing stored; otherwise everything is, but for records that
   * the report counts as problems.
   */
  run(
    context: CommandContext,
    viewer: Viewer,
    path: string,
    options: ImportOptions,
  ): Promise<ImportReport>;
}
