import { parse } from 'yaml';
import { engineSources, type Repository } from './repository.ts';
import { type Check, matchesByLine, type Violation } from './violation.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** No supplier's name and no date of a law from the catalogue occurs in the engine: they are data. */
export const catalogueFacts: Check = {
  id: 'catalogue-facts',
  title: "no supplier's name and no date of a law from the catalogue occurs in engine/src",
  run: (repository) => {
    const words = [
      ...supplierNames(repository).map((name) => ({ name, flags: name.length < 5 ? 'g' : 'gi' })),
      ...lawDates(repository)
        .flatMap(writings)
        .map((name) => ({ name, flags: 'gi' })),
    ].map(({ name, flags }) => ({ needle: name.toLowerCase(), pattern: wordPattern(name, flags) }));
    return engineSources(repository).flatMap((path) => {
      const text = repository.text(path);
      // Thousands of names over hundreds of files: most are ruled out without their pattern.
      const lower = text.toLowerCase();
      const violations: Violation[] = [];
      for (const { needle, pattern } of words) {
        if (!lower.includes(needle)) continue;
        for (const [line, match] of matchesByLine(text, pattern))
          violations.push({
            path,
            line,
            what: `"${match[0]}" is a fact of the catalogue`,
            remedy: 'let the code ask the catalogue, or say it without the name or the date',
          });
      }
      return violations;
    });
  },
};

function wordPattern(word: string, flags: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, `u${flags}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The documents of one folder of the catalogue that are mappings. */
function documents(repository: Repository, folder: string): Record<string, unknown>[] {
  return repository.paths
    .filter((path) => path.startsWith(`catalogue/${folder}/`) && path.endsWith('.yaml'))
    .filter((path) => !path.endsWith('.cases.yaml'))
    .map((path): unknown => parse(repository.text(path)))
    .filter(isRecord);
}

function supplierNames(repository: Repository): string[] {
  const names = new Set<string>();
  for (const document of documents(repository, 'suppliers')) {
    const supplier = isRecord(document.supplier) ? document.supplier : document;
    const listed = Array.isArray(supplier.names) ? supplier.names : [];
    for (const name of [supplier.id, supplier.name, ...listed]) {
      const text: unknown = isRecord(name) ? name.text : name;
      if (typeof text === 'string' && text.length > 2) names.add(text);
    }
  }
  return [...names];
}

/** ISO dates of everything that happened to a prohibition, and of when it became known. */
function lawDates(repository: Repository): string[] {
  const dates = new Set<string>();
  for (const { events } of documents(repository, 'prohibitions')) {
    if (!isRecord(events)) continue;
    for (const event of Object.values(events)) {
      if (!isRecord(event)) continue;
      for (const instant of [event.at, event.known]) {
        const date = typeof instant === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(instant)?.[0] : undefined;
        if (date !== undefined) dates.add(date);
      }
    }
  }
  return [...dates];
}

/** `2024-06-20`, `20 June 2024`, `June 20, 2024`, with the month in full or by three letters. */
function writings(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = MONTHS[Number(month) - 1] ?? month;
  const dayOfMonth = String(Number(day));
  return [
    date,
    ...[name, name.slice(0, 3)].flatMap((one) => [
      `${dayOfMonth} ${one} ${year}`,
      `${one} ${dayOfMonth}, ${year}`,
    ]),
  ];
}
