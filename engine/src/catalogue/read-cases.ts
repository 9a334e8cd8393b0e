import { join, relative } from 'node:path';
import { InterdictError } from '../model/interdict-error.ts';
import type { Prohibition } from '../model/prohibition.ts';
import { type CasesFile, casesFile, type LawCase } from './cases-file.ts';
import { readDocument, readText } from './document.ts';
import { suggest } from './nearest-word.ts';
import { caseFiles } from './read-catalogue.ts';

/** The cases of one file, sweeps spelled out, with what they take for granted. */
export interface CaseTable {
  /** Relative to the catalogue's folder. */
  readonly path: string;
  /** Id of the prohibition that the file is named after. */
  readonly prohibition: string;
  readonly defaults: { readonly given: LawCase['given']; readonly asKnown: string };
  readonly cases: readonly LawCase[];
}

/**
 * Reads every `.cases.yaml` below a catalogue's prohibitions.
 * Throws `InterdictError` for what does not fit the shape, and `cases-malformed` for a sweep that names no event.
 */
export function readCases(folder: string, prohibitions: readonly Prohibition[]): CaseTable[] {
  return caseFiles(join(folder, 'prohibitions')).map((path) => {
    const file = readDocument(readText(path), relative(folder, path), casesFile);
    const id = path.replace(/^.*[\\/]/, '').replace(/\.cases\.yaml$/, '');
    const prohibition = prohibitions.find((each) => each.id === id);
    if (!prohibition)
      throw malformed(
        relative(folder, path),
        `There is no prohibition "${id}" beside these cases.`,
        'Name the file after its prohibition.',
      );
    return {
      path: relative(folder, path),
      prohibition: id,
      defaults: { given: file.defaults?.given ?? {}, asKnown: file.defaults?.['as-known'] ?? '2026-11-24' },
      cases: file.cases.flatMap((written) => spelledOut(written, prohibition, relative(folder, path))),
    };
  });
}

function spelledOut(written: CasesFile['cases'][number], prohibition: Prohibition, path: string): LawCase[] {
  const { sweep, wants, ...rest } = written;
  const verdicts = Array.isArray(wants.verdict) ? wants.verdict : [wants.verdict];
  const instants = sweep?.conduct ?? [null];
  if (verdicts.length !== instants.length) {
    throw malformed(
      `${path}: ${written.id}`,
      `It sweeps over ${instants.length} instants and gives ${verdicts.length} verdicts.`,
      'Give one verdict for each instant.',
    );
  }
  return instants.flatMap((named, index) => {
    const verdict = verdicts[index];
    if (verdict === undefined) return [];
    if (named === null) return [{ ...rest, wants: { ...wants, verdict } }];
    const conduct = instantNamed(named, prohibition, `${path}: ${written.id}`);
    return [
      { ...rest, id: `${rest.id}@${named}`, given: { ...rest.given, conduct }, wants: { ...wants, verdict } },
    ];
  });
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `full-ban-1s`: the event's main instant, and so much before or after it. */
function instantNamed(text: string, prohibition: Prohibition, where: string): string {
  const ids = prohibition.events.map((event) => event.id).sort((a, b) => b.length - a.length);
  const event = prohibition.events.find(
    (each) =>
      each.id ===
      ids.find((id) => text === id || (/^[+-]\d+[smhd]$/.test(text.slice(id.length)) && text.startsWith(id))),
  );
  if (!event || event.at === null)
    throw malformed(where, `"${text}" names no event that has happened.`, suggest(text, ids));
  const shift = /^([+-])(\d+)([smhd])$/.exec(text.slice(event.id.length));
  if (!event.at.includes('T') && !shift)
    return event.at.length > 0 ? `${event.at}T00:00:00${offsetNote(event.zone, event.at)}` : event.at;
  const at = Date.parse(
    event.at.includes('T') ? event.at : `${event.at}T00:00:00${offsetNote(event.zone, event.at)}`,
  );
  const by = shift ? Number(shift[2]) * (UNITS[shift[3] ?? 's'] ?? 0) * (shift[1] === '-' ? -1 : 1) : 0;
  return new Date(at + by).toISOString();
}

/** The offset that a zone has at the start of a day, as `-04:00`. */
function offsetNote(zone: string, date: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(Date.parse(`${date}T12:00:00Z`));
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? 'Z' : name.replace('GMT', '');
}

function malformed(subject: string, message: string, remedy: string): InterdictError {
  return new InterdictError({ code: 'cases-malformed', family: 'usage', message, subject, remedy });
}
