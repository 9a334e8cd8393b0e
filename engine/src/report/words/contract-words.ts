/** The contract whose text binds, with the clause as it prints it; null where none does. */
export function contractWords({
  contract,
  contractClause,
}: {
  readonly contract: string | null;
  readonly contractClause: string | null;
}): string | null {
  if (contract === null || contractClause === null) return contract;
  return `${contract}, ${contractClause}`;
}
