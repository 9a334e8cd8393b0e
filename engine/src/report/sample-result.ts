/** For tests of this room: a made-up law, a made-up maker, and what a scan would say of them. */
import type { Catalogue } from '../model/catalogue.ts';
import type { ActivityAnswer, Determination, Duty } from '../model/determination.ts';
import type { Finding } from '../model/finding.ts';
import type { DecidedFinding, ScanResult } from '../model/result.ts';

const ESCAPE = String.fromCharCode(27);
const OVERRIDE = String.fromCharCode(0x202e);

export const SAMPLE_CATALOGUE: Catalogue = {
  version: '2031.05.06',
  digest: 'sha256:0',
  vocabulary: {
    actors: [],
    activities: [
      {
        id: 'use',
        says: '',
        implies: [],
        converse: null,
        label: 'Using it',
        presenceQuestion: null,
        contract: null,
      },
      {
        id: 'renew',
        says: '',
        implies: [],
        converse: null,
        label: 'Renewing',
        presenceQuestion: null,
        contract: null,
      },
      {
        id: 'allow',
        says: '',
        implies: [],
        converse: null,
        label: 'Letting it on the network',
        presenceQuestion: null,
        contract: null,
      },
    ],
    classes: [],
  },
  ceilings: [],
  suppliers: [{ id: 'acme', name: 'Acme', names: [], country: 'ZZ', edges: [], note: null }],
  products: [
    {
      id: 'acme-shield',
      supplier: 'acme',
      name: 'Acme Shield',
      names: [],
      classes: [],
      classVerification: 'primary',
      embeddable: false,
      note: null,
    },
  ],
  indicators: [],
  prohibitions: [
    {
      id: 'zz-shield-act',
      title: 'The Shield Act',
      shortTitle: 'Zedland bars Acme Shield',
      jurisdiction: 'ZZ',
      authority: 'Parliament',
      instrument: 'an act',
      citation: 'Act 12 of 2030 (3 Feb 2030), Gazette 77',
      url: 'https://zz.example/12-2030',
      guidanceUrl: null,
      zone: 'Europe/Vienna',
      tier: 'A',
      status: 'made',
      concerns: 'supply',
      events: [],
      groups: [],
      clauses: [],
      story: [],
    },
  ],
  questions: [],
  sources: [],
  holidays: [],
  roots: [],
};

export function sampleFinding(asset: string, change: Partial<DecidedFinding> = {}): DecidedFinding {
  return {
    id: `id-${asset}`,
    supplier: 'acme',
    product: 'acme-shield',
    carrier: null,
    version: '4.2',
    confidence: 'probable',
    presence: 'installed',
    asset: { kind: 'machine', id: asset, label: asset },
    target: 'estate',
    matches: [
      {
        sighting: {
          observable: { kind: 'publisher', value: 'Acme Limited' },
          asset: { kind: 'machine', id: asset, label: asset },
          location: { path: 'programs.csv', line: 14 },
          source: 'inventory',
          standing: 'declared',
          artefact: 'row',
          presence: 'installed',
        },
        indicator: 'acme-publisher',
        strength: 'strong',
        note: null,
        verification: 'primary',
      },
    ],
    matchCount: 1,
    why: 'nobody’s signature was seen',
    discoveredAt: '2031-05-06T00:00:00Z',
    headline: { verdict: 'prohibited', activity: 'use', says: '' },
    activities: [PROHIBITED_USE, COUNTERPARTY_RENEWAL],
    determinations: [DETERMINATION],
    duties: [DUTY],
    accepted: [],
    ...change,
  };
}

const NOTHING = {
  couldBe: [],
  bound: 'self',
  since: null,
  next: null,
  questions: [],
  segments: [],
  readings: [],
  byProhibition: [],
  counterparty: null,
  assumed: [],
  decidedBy: [],
  contracts: [],
  says: '',
} as const satisfies Partial<ActivityAnswer>;

export const PROHIBITED_USE: ActivityAnswer = {
  ...NOTHING,
  activity: 'use',
  verdict: 'prohibited',
  couldBe: ['prohibited'],
  since: '2030-09-30T22:00:00Z',
  decidedBy: ['zz-shield-act/use'],
  contracts: ['C-1: ZZ 7 (MAY 2030)'],
};

export const OPEN_USE: ActivityAnswer = {
  ...NOTHING,
  activity: 'use',
  verdict: 'undetermined',
  couldBe: ['prohibited', 'not-covered'],
  assumed: ['it is the copy that came with the machine'],
  decidedBy: ['zz-shield-act/use'],
  questions: [
    {
      id: 'q/for-the-state',
      ask: 'Is it used for the state?',
      help: null,
      ifYes: ['prohibited'],
      ifNo: ['not-covered'],
    },
  ],
};

export const COUNTERPARTY_RENEWAL: ActivityAnswer = {
  ...NOTHING,
  activity: 'renew',
  verdict: 'not-covered',
  couldBe: ['not-covered'],
  bound: 'counterparty',
  counterparty: {
    verdict: 'prohibited',
    since: '2030-06-30T22:00:00Z',
    next: null,
    assumed: [],
    decidedBy: ['zz-shield-act/sale'],
    contracts: [],
    openContracts: [],
    open: [],
    contractsToCome: [],
    note: 'addressed to Acme; your own exposure is not settled here. More is for who asks.',
  },
};

const DETERMINATION: Determination = {
  prohibition: 'zz-shield-act',
  clause: 'use',
  activity: 'use',
  actor: 'business',
  verdict: 'prohibited',
  couldBe: ['prohibited'],
  bound: 'self',
  since: '2030-09-30T22:00:00Z',
  next: null,
  basis: [],
  openQuestions: [],
  readings: [],
  text: 'Nobody may use it.',
  citation: 'Act 12 of 2030 (3 Feb 2030), Gazette 77, section 4',
  url: 'https://zz.example/12-2030',
  verification: 'secondary',
  restsOn: null,
  note: null,
  contract: 'C-1',
  contractClause: 'ZZ 7 (MAY 2030)',
};

const DUTY: Duty = {
  prohibition: 'zz-shield-act',
  clause: 'report',
  kind: 'report',
  actor: 'business',
  status: 'applies',
  text: 'The act requires whoever finds it to report it.',
  to: 'the registry',
  content: null,
  deadlines: [
    {
      what: 'first report',
      count: 3,
      unit: 'business-day',
      of: 'finding it',
      because: 'section 9',
      from: null,
      by: null,
      ifEventNowBy: '2031-05-09',
      basis: 'assumed',
    },
  ],
  questions: [],
  contract: 'C-1',
  contractClause: 'ZZ 7 (MAY 2030)',
  citation: 'Act 12 of 2030, section 9',
  url: 'https://zz.example/12-2030',
  verification: 'secondary',
};

const LEAD: Finding = {
  ...sampleFinding('estate'),
  id: 'lead',
  product: null,
  version: null,
  confidence: 'possible',
  why: 'a file name alone points nowhere',
  matches: [
    {
      sighting: {
        observable: { kind: 'file-name', value: `shield${OVERRIDE}txt.exe` },
        asset: { kind: 'file', id: 'x', label: 'x' },
        location: { path: `tools/${ESCAPE}[2Jshield.exe` },
        source: 'file-name',
        standing: 'declared',
        artefact: 'file',
        presence: 'present',
      },
      indicator: 'acme-file',
      strength: 'weak',
      note: null,
      verification: 'primary',
    },
  ],
};

/** One product on three machines of which one differs, a lead, a gap that matters and one that does not. */
export const SAMPLE_RESULT: ScanResult = {
  schema: 'interdict.result/1',
  tool: { name: 'interdict', version: '0.0.0' },
  catalogue: { version: SAMPLE_CATALOGUE.version, digest: SAMPLE_CATALOGUE.digest },
  asOf: '2031-05-06',
  asKnown: '2031-05-06',
  profile: {
    name: 'Acme’s customer',
    given: true,
    roles: ['business'],
    contracts: ['C-1 (ZZ 7, edition MAY 2030)'],
    assumed: ['no role but business', 'no other contract or subcontract'],
  },
  targets: ['estate'],
  coverage: {
    targets: [
      {
        target: 'estate',
        scheme: 'dir',
        files: 1412,
        directories: 30,
        archives: 3,
        bytesRead: 9_000_000,
        bySource: { inventory: 2 },
      },
    ],
    gaps: [
      {
        code: 'encrypted',
        target: 'estate',
        location: { path: 'backup/old.zip' },
        source: 'zip',
        reason: 'it is encrypted',
        remedy: 'Unpack it yourself, and scan the folder.',
        material: true,
      },
      {
        code: 'special-file',
        target: 'estate',
        location: { path: 'run/socket' },
        source: 'walk',
        reason: 'a socket',
        remedy: 'Nothing to do.',
        material: false,
      },
    ],
    gapsNotListed: 0,
  },
  summary: {
    findings: 3,
    leads: 1,
    byVerdict: {
      prohibited: 2,
      undetermined: 1,
      'advised-against': 0,
      allowed: 0,
      exempt: 0,
      'not-covered': 0,
    },
    duties: 3,
    gaps: 2,
    materialGaps: 1,
    lookedAtNothing: false,
    interrupted: false,
  },
  findings: [
    sampleFinding('PC-1'),
    sampleFinding('PC-2', { accepted: ['spare'] }),
    sampleFinding('PC-3', {
      headline: { verdict: 'undetermined', activity: 'use', says: '' },
      activities: [OPEN_USE, COUNTERPARTY_RENEWAL],
    }),
  ],
  leads: [LEAD],
  acceptances: [
    {
      id: 'spare',
      state: 'applied',
      findings: ['id-PC-2'],
      activity: null,
      prohibition: null,
      reason: 'goes in June',
      approver: 'the CISO',
      expires: '2031-07-01',
    },
  ],
  notice: 'General information. Not legal advice, from no agency.',
};
