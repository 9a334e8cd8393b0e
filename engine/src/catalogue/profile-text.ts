import { stringify } from 'yaml';
import type { Profile } from '../model/profile.ts';

/**
 * A profile as a file (YAML) that `parseProfile` reads back to the same, with a comment on each part for whoever
 * opens it. Answers, waivers and acceptances are for people to add, and are not written.
 */
export function profileText(profile: Profile): string {
  const { name, territory, nationality, roles, unknownRoles, contracts, contractsComplete } = profile;
  return [
    comment(
      'Who asks, for interdict scan --profile and interdict ask --profile.',
      'docs/profile.md says what else may stand here.',
    ),
    yaml({ schema: 'interdict.profile/1', name }),
    '',
    comment('What makes a law reach you: where you act, or whose person you are.'),
    yaml({ nexus: { territory, nationality } }),
    '',
    comment('Taken as complete: who is not named here, you are not.'),
    yaml({ roles }),
    '',
    ...(unknownRoles.length > 0
      ? [
          comment('What you may or may not be: what turns on it stays undetermined.'),
          yaml({ unknown: unknownRoles }),
          '',
        ]
      : []),
    ...contractLines(contracts, contractsComplete),
    '',
  ].join('\n');
}

function contractLines(contracts: Profile['contracts'], areComplete: boolean): string[] {
  if (!areComplete && contracts.length === 0) {
    return [
      comment(
        'No contracts are named: add "contracts:" with each one, its day of award and the clauses it carries.',
      ),
    ];
  }
  const written = contracts.map(({ id, date, renewals, agency, clauses }) => ({
    id,
    date,
    ...(renewals === null ? {} : { renewals }),
    ...(agency === null ? {} : { agency }),
    clauses: clauses.map((clause) => ({
      id: clause.id,
      ...(clause.edition === null ? {} : { edition: clause.edition }),
    })),
  }));
  const says =
    contracts.length === 0
      ? 'No contract that binds. Taken as complete.'
      : 'Taken as complete. The edition is the one printed in the contract: it decides how many days there are.';
  return [comment(says), yaml({ contracts: written })];
}

function comment(...lines: readonly string[]): string {
  return lines.map((line) => `# ${line}`).join('\n');
}

function yaml(value: object): string {
  // One list may stand in two places, and a profile has no aliases.
  return stringify(value, {
    version: '1.2',
    schema: 'core',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  }).trimEnd();
}
