import { DEFAULT_PROFILE } from '../../engine/src/catalogue/default-profile.ts';
import { lawIndex } from '../../engine/src/decide/law-index.ts';
import type { Catalogue } from '../../engine/src/model/catalogue.ts';
import type { Finding } from '../../engine/src/model/finding.ts';
import type { Profile } from '../../engine/src/model/profile.ts';
import { PRESENCES, type Presence } from '../../engine/src/model/sighting.ts';

/** A contractor with two contracts, which is whom most laws ask about; nothing else is answered. */
export const CONTRACTOR: Profile = {
  ...DEFAULT_PROFILE,
  name: 'a contractor',
  assumed: false,
  roles: ['business', 'federal-contractor'],
  contracts: [
    {
      id: 'C-1',
      date: '2024-02-01',
      renewals: null,
      agency: 'NASA',
      clauses: [
        { id: 'FAR 52.204-23', edition: 'DEC 2023' },
        { id: 'FAR 52.204-25', edition: 'NOV 2021' },
        { id: 'FAR 52.204-27', edition: 'JUN 2023' },
      ],
    },
    {
      id: 'C-2',
      date: '2026-02-01',
      renewals: null,
      agency: null,
      clauses: [{ id: 'FAR 52.240-91', edition: 'NOV 2025' }],
    },
  ],
};

/** One combination of what deciding reads of a finding. */
interface Kind {
  readonly supplier: string;
  readonly product: string | null;
  readonly presence: Presence;
  readonly origins: readonly string[];
}

/**
 * Findings on as many machines, of as many distinct cases as wanted: every product of a supplier that some law
 * names, and the supplier alone, seen in every way, with and without a country of origin.
 */
export function estateOf(catalogue: Catalogue, findings: number, cases: number): Finding[] {
  const kinds = kindsOf(catalogue).slice(0, cases);
  if (kinds.length < cases) throw new Error(`the catalogue gives only ${kinds.length} distinct cases`);
  return Array.from({ length: findings }, (_, i) => findingOf(kinds[i % kinds.length], i));
}

function kindsOf(catalogue: Catalogue): Kind[] {
  const index = lawIndex(catalogue);
  const named = new Set(
    catalogue.prohibitions.flatMap((law) =>
      law.groups.flatMap((group) => [...index.members(group, Date.now()).surely]),
    ),
  );
  const byLaw = (supplier: string): number => (named.has(supplier) ? 0 : 1);
  const subjects = [
    ...catalogue.products.map(({ supplier, id }) => ({ supplier, product: id })),
    ...catalogue.suppliers.map(({ id }) => ({ supplier: id, product: null })),
  ].sort((a, b) => byLaw(a.supplier) - byLaw(b.supplier));
  return subjects.flatMap((subject) =>
    [[], ['CN'], ['US']].flatMap((origins) =>
      PRESENCES.map((presence) => ({ ...subject, presence, origins })),
    ),
  );
}

function findingOf(kind: Kind | undefined, i: number): Finding {
  if (kind === undefined) throw new Error('no case');
  const asset = { kind: 'machine' as const, id: `host-${i}`, label: `host-${i}` };
  return {
    id: `f-${i}`,
    supplier: kind.supplier,
    product: kind.product,
    carrier: null,
    version: null,
    confidence: 'confirmed',
    presence: kind.presence,
    asset,
    target: 'bench',
    matches: kind.origins.map((value) => ({
      sighting: {
        observable: { kind: 'country-of-origin', value },
        asset,
        location: { path: '/' },
        source: 'bench',
        standing: 'verified',
        artefact: '/',
        presence: kind.presence,
      },
      indicator: 'bench',
      strength: 'strong',
      note: null,
      verification: 'primary',
    })),
    matchCount: kind.origins.length,
    why: '',
  };
}
