/** The program, as results and attestations name it. A test holds the version equal to package.json. */
export const TOOL = { name: 'interdict', version: '0.1.0' } as const;
