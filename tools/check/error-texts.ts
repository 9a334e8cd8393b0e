import { engineSources, type Repository } from './repository.ts';
import { type Check, matchesByLine, type Violation } from './violation.ts';

const REFERENCE = 'engine/src/cli/error-reference.ts';
// The code of an InterdictError stands in its first lines: new InterdictError({ code: 'bad-profile', …
const THROWN = /new InterdictError\(\s*\{\s*code: '([a-z][a-z0-9-]*)'/g;
const GAP_CODES = /GAP_CODES = \[([^\]]*)\]/;

/** Every code of an error or a gap has its entry, with a remedy, in the reference that docs are made from. */
export const errorTexts: Check = {
  id: 'error-texts',
  title: 'every error and gap code has an entry with its remedy',
  run: (repository) => {
    if (!repository.paths.includes(REFERENCE)) return [];
    const reference = repository.text(REFERENCE);
    return codes(repository)
      .filter(({ code }) => !reference.includes(`'${code}'`))
      .map(
        ({ code, ...where }): Violation => ({
          ...where,
          what: `the code ${code} stands in no reference`,
          remedy: `add it to ${REFERENCE} with what to do, then npm run generate`,
        }),
      );
  },
};

function codes(repository: Repository): { path: string; line: number; code: string }[] {
  const found: { path: string; line: number; code: string }[] = [];
  for (const path of engineSources(repository)) {
    const text = repository.text(path);
    for (const match of text.matchAll(THROWN)) {
      const line = text.slice(0, match.index).split('\n').length;
      found.push({ path, line, code: match[1] ?? '' });
    }
    const list = GAP_CODES.exec(text)?.[1];
    if (list === undefined) continue;
    for (const [line, [, code = '']] of matchesByLine(text, /^ {2}'([a-z-]+)',$/g))
      if (list.includes(`'${code}'`)) found.push({ path, line, code });
  }
  return found;
}
