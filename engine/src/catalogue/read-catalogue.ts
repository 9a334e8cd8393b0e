import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { z } from 'zod';
import type { HolidayCalendar, Vocabulary } from '../model/catalogue.ts';
import type { Prohibition } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import type { SourceDocument } from '../model/source-document.ts';
import { readDocument, readText } from './document.ts';
import { prohibitionFile } from './prohibition-file.ts';
import { questionFile } from './question-file.ts';
import { holidayFile, sourceFile } from './source-file.ts';
import { vocabularyFile } from './vocabulary-file.ts';

/** The law's part of the catalogue as its YAML has it. */
export interface LawData {
  readonly vocabulary: Vocabulary;
  readonly prohibitions: readonly Prohibition[];
  readonly questions: readonly Question[];
  readonly sources: readonly SourceDocument[];
  readonly holidays: readonly HolidayCalendar[];
}

/**
 * Reads vocabulary, prohibitions, questions, sources and holidays from a catalogue's folder.
 * Throws `InterdictError` with file, line and column for what does not fit its shape, and
 * `duplicate-id` where two files claim one id.
 */
export function readLaw(folder: string): LawData {
  return {
    vocabulary: readOne(folder, 'vocabulary.yaml', vocabularyFile),
    prohibitions: readAll(folder, 'prohibitions', prohibitionFile),
    questions: readAll(folder, 'questions', questionFile).flat(),
    sources: readAll(folder, 'sources', sourceFile).flat(),
    holidays: readAll(folder, 'holidays', holidayFile),
  };
}

/** The parts of the law that a folder has; what it has not is empty, a vocabulary null. */
export function readLawParts(
  folder: string,
): Omit<LawData, 'vocabulary'> & { readonly vocabulary: Vocabulary | null } {
  const has = (part: string): boolean => existsSync(join(folder, part));
  return {
    vocabulary: has('vocabulary.yaml')
      ? readOne(folder, 'vocabulary.yaml', vocabularyFile, join(folder, 'vocabulary.yaml'))
      : null,
    prohibitions: has('prohibitions') ? readAll(folder, 'prohibitions', prohibitionFile, folder) : [],
    questions: has('questions') ? readAll(folder, 'questions', questionFile, folder).flat() : [],
    sources: has('sources') ? readAll(folder, 'sources', sourceFile, folder).flat() : [],
    holidays: has('holidays') ? readAll(folder, 'holidays', holidayFile, folder) : [],
  };
}

/** Reads one file of the catalogue; messages name it relative to the catalogue's folder, or as `named`. */
export function readOne<T>(folder: string, name: string, schema: z.ZodType<T>, named: string = name): T {
  return readDocument(readText(join(folder, name), named), named, schema);
}

function readAll<T>(folder: string, part: string, schema: z.ZodType<T>, prefix = ''): T[] {
  return yamlFiles(join(folder, part)).map((path) => {
    const name = relative(folder, path);
    return readOne(folder, name, schema, join(prefix, name));
  });
}

/** Every `.yaml` below a folder in the order of its path, cases apart. */
export function yamlFiles(folder: string): string[] {
  return filesBelow(folder, '.yaml').filter((path) => !path.endsWith('.cases.yaml'));
}

/** Every file of cases below a folder in the order of its path. */
export function caseFiles(folder: string): string[] {
  return filesBelow(folder, '.cases.yaml');
}

function filesBelow(folder: string, ending: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}
