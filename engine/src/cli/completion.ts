import { suggest } from '../catalogue/nearest-word.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { chosenCatalogue } from './chosen-catalogue.ts';
import type { CommandCall } from './command.ts';
import { bashScript } from './completion/bash.ts';
import {
  type CompletedCommand,
  completedCommands,
  SHELLS,
  type Shell,
} from './completion/completion-model.ts';
import { fishScript } from './completion/fish.ts';
import { powershellScript } from './completion/powershell.ts';
import { zshScript } from './completion/zsh.ts';

const SCRIPTS: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};

/** `interdict completion SHELL`. */
export async function run({ operands, settings, surroundings }: CommandCall): Promise<number> {
  const [word = '', ...more] = operands;
  const shell = more.length === 0 ? SHELLS.find((each) => each === word) : undefined;
  if (shell === undefined) {
    throw new InterdictError({
      code: 'unknown-shell',
      family: 'usage',
      message: 'Completion is printed for one shell, and for these.',
      subject: `interdict completion ${operands.join(' ')}`.trim(),
      remedy: word === '' ? `One of: ${SHELLS.join(', ')}.` : suggest(word, SHELLS),
    });
  }
  const catalogue = await chosenCatalogue(settings, surroundings);
  await surroundings.stdout.print(SCRIPTS[shell](completedCommands(catalogue)));
  return 0;
}
