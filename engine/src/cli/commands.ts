import type { Command } from './command.ts';
import { ask } from './commands/ask.ts';
import { catalogueDiff } from './commands/catalogue-diff.ts';
import { catalogueImport } from './commands/catalogue-import.ts';
import { catalogueLint } from './commands/catalogue-lint.ts';
import { catalogueList } from './commands/catalogue-list.ts';
import { catalogueShow } from './commands/catalogue-show.ts';
import { catalogueStatus } from './commands/catalogue-status.ts';
import { catalogueTest } from './commands/catalogue-test.ts';
import { completion } from './commands/completion.ts';
import { help } from './commands/help.ts';
import { init } from './commands/init.ts';
import { scan } from './commands/scan.ts';
import { watch } from './commands/watch.ts';

/**
 * Every command that exists, in the order in which help lists them. `--help`, the nearest word, completion and the
 * documentation are made from this list.
 */
export const COMMANDS: readonly Command[] = [
  scan,
  ask,
  watch,
  catalogueShow,
  catalogueList,
  catalogueStatus,
  catalogueLint,
  catalogueTest,
  catalogueDiff,
  catalogueImport,
  init,
  completion,
  help,
];
