import { COMPUTES_ONLY, MAY_READ_WHOLE, MAY_START_PROGRAMS } from './house.ts';
import { engineSources } from './repository.ts';
import { type Check, matchesByLine, type Violation } from './violation.ts';

interface Hazard {
  readonly pattern: RegExp;
  readonly within: (path: string) => boolean;
  readonly what: string;
  readonly remedy: string;
}

const everywhere = () => true;

const HAZARDS: readonly Hazard[] = [
  {
    pattern: /\breadFile(?:Sync)?\s*\(/g,
    within: (path) =>
      /^engine\/src\/(formats|observe|identify)\//.test(path) &&
      !MAY_READ_WHOLE.some((row) => row.path === path),
    what: 'reads a whole file, of whatever size',
    remedy: 'read through a ByteReader within the limits',
  },
  {
    pattern: /['"](?:node:)?child_process['"]/g,
    within: (path) => !MAY_START_PROGRAMS.some((row) => row.path === path),
    what: 'can start a program',
    remedy: 'nothing found is ever run; where a program is the purpose, state it in tools/check/house.ts',
  },
  {
    pattern:
      /['"]node:(?:net|tls|http|https|http2|dgram|dns)(?:\/promises)?['"]|(?<![.\w])fetch\s*\(|new WebSocket\b/g,
    within: (path) =>
      !path.startsWith('engine/src/server/') && !COMPUTES_ONLY.some((row) => row.path === path),
    what: 'can use the network',
    remedy: 'read a file that the user names; where a module only computes, state it in tools/check/house.ts',
  },
  {
    pattern: /\beval\s*\(|\bnew Function\s*\(|['"]node:vm['"]/g,
    within: everywhere,
    what: 'can run text as code',
    remedy: 'parse it',
  },
  {
    // Other uses of `any` are the linter's to find.
    pattern: /\bas any\b|@ts-(?:ignore|expect-error|nocheck)|biome-ignore/g,
    within: everywhere,
    what: 'switches the types or the linter off',
    remedy: 'narrow it, or validate it with a schema',
  },
  {
    pattern: /\b(?:are|is|be|as) compliant\b|\byou may sign (?!')/gi,
    within: everywhere,
    what: 'says more than the law or the evidence says',
    remedy: 'say what the clause requires, and of whom',
  },
];

/** The mistakes that would hurt here, wherever the program's own code makes them. */
export const hazards: Check = {
  id: 'hazards',
  title:
    'no unbounded read, started program, network, evaluated text, stateful pattern, type escape or overclaim',
  run: (repository) =>
    engineSources(repository).flatMap((path) => {
      const text = repository.text(path);
      const violations: Violation[] = [];
      for (const { pattern, within, what, remedy } of HAZARDS) {
        if (!within(path)) continue;
        for (const [line, match] of matchesByLine(text, pattern))
          violations.push({ path, line, what: `${what}: ${match[0].trim()}`, remedy });
      }
      return [...violations, ...statefulPatterns(path, text)];
    }),
};

/** A pattern with `g` or `y` remembers where its last `test` or `exec` ended, and the next caller starts there. */
function statefulPatterns(path: string, text: string): Violation[] {
  const violations: Violation[] = [];
  for (const [line, match] of matchesByLine(
    text,
    /^(?:export )?const (\w+)(?:: RegExp)? = \/.+\/[a-z]*[gy][a-z]*;/g,
  )) {
    if (!new RegExp(`\\b${match[1]}\\.(?:test|exec)\\(`).test(text)) continue;
    violations.push({
      path,
      line,
      what: `${match[1]} keeps its place between calls (g or y with test or exec)`,
      remedy: 'use matchAll or replace, or drop the flag',
    });
  }
  return violations;
}
