import type { Determination } from '../../src/model/determination.ts';
import type { DecidedFinding } from '../../src/model/result.ts';

export function determination(change: Partial<Determination>): Determination {
  return {
    prohibition: 'law',
    clause: 'c',
    activity: 'use',
    actor: 'business',
    verdict: 'prohibited',
    couldBe: ['prohibited'],
    bound: 'self',
    since: null,
    next: null,
    basis: [],
    openQuestions: [],
    readings: [],
    text: '',
    citation: '',
    url: '',
    verification: 'primary',
    restsOn: null,
    note: null,
    contract: null,
    contractClause: null,
    ...change,
  };
}

export function finding(
  determinations: readonly Determination[],
  duties: DecidedFinding['duties'] = [],
): DecidedFinding {
  return {
    id: 'f1',
    supplier: 'acme',
    product: 'shield',
    carrier: null,
    version: null,
    confidence: 'probable',
    presence: 'installed',
    asset: { kind: 'machine', id: 'guid-1', label: 'PC-1' },
    target: 't',
    matches: [],
    matchCount: 0,
    why: '',
    discoveredAt: '2031-05-06T00:00:00Z',
    headline: { verdict: 'prohibited', activity: 'use', says: '' },
    activities: [],
    determinations,
    duties,
    accepted: [],
  };
}

export const duty = (
  status: DecidedFinding['duties'][number]['status'],
): DecidedFinding['duties'][number] => ({
  prohibition: 'law',
  clause: 'report',
  kind: 'report',
  actor: 'business',
  status,
  text: '',
  to: '',
  content: null,
  deadlines: [],
  questions: [],
  contract: null,
  contractClause: null,
  citation: '',
  url: '',
  verification: 'primary',
});
