import { basename } from 'node:path';
import type { z } from 'zod';
import type { Acceptance, Profile } from '../model/profile.ts';
import { readDocument, readText } from './document.ts';
import { type acceptanceList, profileSchema, type WordSource } from './profile-schema.ts';

/**
 * Reads a profile file (YAML).
 *
 * @param named how messages name the file
 * @throws InterdictError `document-unreadable`, `document-malformed`, `document-invalid`, with line, column
 *   and the nearest valid words
 */
export function readProfile(path: string, catalogue: WordSource, named: string = path): Profile {
  return parseProfile(readText(path, named), named, catalogue);
}

/** The same for a text already read; `path` is how messages name it. */
export function parseProfile(text: string, path: string, catalogue: WordSource): Profile {
  const file = readDocument(text, path, profileSchema(catalogue));
  return {
    name: file.name ?? basename(path).replace(/\.ya?ml$/, ''),
    assumed: false,
    territory: file.nexus?.territory ?? [],
    nationality: file.nexus?.nationality ?? [],
    roles: file.roles,
    unknownRoles: file.unknown,
    activities: file.activities,
    contracts: file.contracts ?? [],
    contractsComplete: file.contracts !== undefined,
    answers: file.answers.map((answer) => ({
      question: answer.question,
      answer: answer.answer,
      assets: answer.assets,
      contract: answer.contract ?? null,
      because: answer.because ?? null,
    })),
    waivers: file.waivers.map((waiver) => ({
      id: waiver.id,
      prohibition: waiver.prohibition,
      clauses: waiver.clauses,
      grantedBy: waiver['granted-by'],
      from: waiver.from,
      until: waiver.until ?? null,
    })),
    acceptances: acceptancesOf(file.acceptances),
  };
}

/** Acceptances as files write them, as the program knows them. */
export function acceptancesOf(written: z.infer<typeof acceptanceList>): Acceptance[] {
  return written.map((each) => ({
    id: each.id,
    finding: each.finding ?? null,
    supplier: each.supplier ?? null,
    product: each.product ?? null,
    assets: each.assets,
    activity: each.activity ?? null,
    prohibition: each.prohibition ?? null,
    reason: each.reason,
    approver: each.approver,
    expires: each.expires,
  }));
}
