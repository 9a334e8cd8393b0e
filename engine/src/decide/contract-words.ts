import type { ActivityAnswer } from '../model/determination.ts';
import { dateIn } from './zoned-time.ts';

/**
 * Which of the asker's contracts what binds the other side reaches, will reach, or may, and what would settle what is
 * open beyond them. Days are the law's own.
 */
export function theirContractWords(counterparty: ActivityAnswer['counterparty'], zone: string): string[] {
  if (counterparty === null) return [];
  const { contracts, openContracts, open, contractsToCome } = counterparty;
  const toCome = contractsToCome.map(
    ({ contract, from }) => `${contract} from ${dateIn(Date.parse(from), zone)}`,
  );
  const reached = [...contracts, ...toCome];
  return [
    ...(reached.length === 0 ? [] : [`Of the contracts given it reaches ${reached.join(', ')}.`]),
    ...openContracts.map((each) => `Not known of contract ${each}`),
    ...open.map((each) => `Not known: ${each}`),
  ];
}
