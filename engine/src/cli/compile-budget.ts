import { setFlagsFromString } from 'node:v8';

/**
 * V8 optimises code with threads of its own, that take the processors from those who read and decide. Where a command
 * ends within seconds, code has to prove itself eight times as long as by default (bytes of bytecode run).
 */
const INTERRUPT_BUDGET = 1_048_576;

/** For this thread and those that it starts. V8 11 (Node 20) calls it so; later ones do not know the flag, and would say so. */
export function holdBackCompiler(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
