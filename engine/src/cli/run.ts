import { TOOL } from '../model/tool.ts';
import { parseArguments } from './arguments.ts';
import { printError } from './print-error.ts';
import { joinSettings, takesConfig } from './settings.ts';
import { layoutWidth, type Surroundings } from './surroundings.ts';

/** Runs one command line and gives its exit code. Never throws. */
export async function run(words: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    return await dispatch(words, surroundings);
  } catch (error) {
    return printError(error, surroundings);
  }
}

async function dispatch(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { command, operands, given } = parseArguments(words);
  const { stdout } = surroundings;
  if (given.has('version')) {
    await stdout.print(`${TOOL.name} ${TOOL.version}\n`);
    return 0;
  }
  if (command === null || given.has('help')) {
    const { commandHelp, overview, threeExamples } = await import('./help.ts');
    const { exampleIds } = await import('./example-ids.ts');
    const width = layoutWidth(stdout);
    if (command) await stdout.print(commandHelp(command, exampleIds(), width));
    else await stdout.print(given.has('help') ? overview(exampleIds(), width) : threeExamples(exampleIds()));
    return 0;
  }
  const config = takesConfig(command) ? await findConfig(surroundings) : null;
  const settings = joinSettings(command, given, surroundings.env, config);
  return command.run({ operands, settings, surroundings, now: Date.now() });
}

async function findConfig({ cwd, env }: Surroundings) {
  const { configPath } = await import('./find-config.ts');
  const path = configPath(cwd, env);
  if (path === null) return null;
  // Only now is it worth loading what reads and checks YAML.
  const { readConfig } = await import('./config-file.ts');
  return readConfig(path, cwd);
}
