import { type Check, matchesByLine, type Violation } from './violation.ts';

// Folders of the machines this is written and built on; a stranger's clone has none of them.
const FOLDERS = ['work', 'root', 'tmp/bash_jobs[^/]*', 'home/[a-z]+/(?:src|git)'];
const MACHINE_PATH = new RegExp(`(?<![\\w./:~*-])/(?:${FOLDERS.join('|')})(?=[/\\s'"\`),;:]|$)`, 'g');
const TEXT =
  /\.(?:ts|tsx|mts|mjs|js|json|ya?ml|md|sh|html|css|csv|txt|reg|tsv)$|^\.ci\/run$|(?:^|\/)\.[a-z]+rc$/;

/** No path of somebody's machine is in the repository. */
export const machinePaths: Check = {
  id: 'machine-paths',
  title: "no path of somebody's own machine is written down",
  run: (repository) =>
    repository.paths
      .filter((path) => TEXT.test(path) && !path.startsWith('tools/check/'))
      .flatMap((path) => {
        const violations: Violation[] = [];
        for (const [line, match] of matchesByLine(repository.text(path), MACHINE_PATH))
          violations.push({
            path,
            line,
            what: `names a folder of one machine: ${match[0]}`,
            remedy: 'take it from the environment, or write it relative to the repository',
          });
        return violations;
      }),
};
