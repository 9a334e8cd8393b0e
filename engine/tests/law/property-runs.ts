/** A fixed seed, so that a push never fails on a draw of its own; PROPERTY_SEED and PROPERTY_RUNS look further. */
export const PROPERTY = {
  numRuns: Number(process.env.PROPERTY_RUNS ?? 300),
  seed: Number(process.env.PROPERTY_SEED ?? 20261124),
};

/** For properties that answer several times a run: a third as many. */
export const FEWER = { ...PROPERTY, numRuns: Math.ceil(PROPERTY.numRuns / 3) };
