/**
 * Finds the way from a certificate up to a pinned root (RFC 5280 section 6, as far as it needs no network:
 * revocation is not looked up). The search is bounded in length and in signatures checked.
 */

import { shortName } from './distinguished-name.ts';
import { anchorLimit, pathFault, periodFault } from './path-rules.ts';
import type { Anchor, Purpose, TrustStore } from './trust-store.ts';
import type { Certificate } from './x509.ts';

const LONGEST_PATH = 10;
const MOST_LINKS = 64;

/**
 * `anchored`: sound, and up to a pinned root. `consistent`: sound, but no root that is held vouches for it at
 * that instant. `self-signed`: it vouches for itself. `broken`: it breaks a rule.
 */
export type ChainStanding = 'anchored' | 'consistent' | 'self-signed' | 'broken';

export interface ChainQuestion {
  readonly leaf: Certificate;
  /** Certificates that came with the signature, in any order. */
  readonly bag: readonly Certificate[];
  readonly purpose: Purpose;
  /** The instant at which everything must have been valid, in milliseconds since 1970. */
  readonly at: number;
}

export interface ChainAnswer {
  readonly standing: ChainStanding;
  /** One sentence in plain words. */
  readonly reason: string;
  /** From the leaf up, as far as was found. */
  readonly path: readonly Certificate[];
}

/** The best answer among all ways up. */
export function judgeChain(question: ChainQuestion, store: TrustStore): ChainAnswer {
  const waiting: Certificate[][] = [[question.leaf]];
  let best: ChainAnswer | null = null;
  let budget = MOST_LINKS;
  for (;;) {
    const path = waiting.pop();
    if (path === undefined) break;
    const top = path.at(-1) ?? question.leaf;
    const anchor = usableAnchor(store.anchor(top.sha256), question.purpose);
    if (anchor !== null) {
      const answer = judgePath(path, anchor, question);
      if (answer.standing === 'anchored') return answer;
      best = better(best, answer);
      continue;
    }
    const next = path.length < LONGEST_PATH && budget > 0 ? issuersOf(top, path, question.bag, store) : null;
    budget -= next?.tried ?? 0;
    if (next === null || next.issuers.length === 0)
      best = better(best, judgeEnd(path, next, question, store));
    else waiting.push(...next.issuers.map((issuer) => [...path, issuer]));
  }
  return best ?? { standing: 'broken', reason: 'no chain could be built', path: [question.leaf] };
}

interface Issuers {
  /** Those whose key signed the certificate; pinned ones last, so that they are followed first. */
  readonly issuers: readonly Certificate[];
  readonly tried: number;
  /** One that has the right name and key id, and did not sign it. */
  readonly impostor: Certificate | null;
}

function issuersOf(
  subject: Certificate,
  path: readonly Certificate[],
  bag: readonly Certificate[],
  store: TrustStore,
): Issuers {
  const named = bag.filter((candidate) => candidate.subject.key === subject.issuer.key);
  const pinned = store.anchorsNamed(subject.issuer.key).map((anchor) => anchor.certificate);
  const seen = new Set(path.map((certificate) => certificate.sha256));
  const issuers: Certificate[] = [];
  let impostor: Certificate | null = null;
  let tried = 0;
  for (const candidate of [...named, ...pinned]) {
    if (seen.has(candidate.sha256) || !keyIdsAgree(candidate, subject) || tried >= MOST_LINKS) continue;
    seen.add(candidate.sha256);
    tried += 1;
    if (store.link(candidate, subject) === 'holds') issuers.push(candidate);
    else impostor = candidate;
  }
  return { issuers, tried, impostor };
}

function keyIdsAgree(issuer: Certificate, subject: Certificate): boolean {
  const own = issuer.extensions.subjectKeyId;
  const wanted = subject.extensions.authorityKeyId;
  return own === null || wanted === null || own === wanted;
}

/** A root whose programme does not let it anchor this purpose is no anchor. */
function usableAnchor(anchor: Anchor | null, purpose: Purpose): Anchor | null {
  if (anchor === null || anchor.root.programme === 'apple') return null;
  const uses = anchor.root.uses;
  return uses === undefined || uses.some((use) => use.purpose === purpose) ? anchor : null;
}

function judgePath(path: readonly Certificate[], anchor: Anchor, question: ChainQuestion): ChainAnswer {
  const fault = pathFault(path, question.purpose);
  if (fault !== null) return { standing: fault.standing, reason: fault.reason, path };
  const limit = periodFault(path, question.at) ?? anchorLimit(path, anchor, question.purpose, question.at);
  if (limit !== null) return { standing: 'consistent', reason: limit, path };
  return { standing: 'anchored', reason: `the chain leads to the pinned root ${anchor.root.name}`, path };
}

/** The way ends below any pinned root. */
function judgeEnd(
  path: readonly Certificate[],
  next: Issuers | null,
  question: ChainQuestion,
  store: TrustStore,
): ChainAnswer {
  const top = path.at(-1) ?? question.leaf;
  const isRoot = top.subject.key === top.issuer.key && store.link(top, top) === 'holds';
  if (!isRoot && next !== null && next.impostor !== null) {
    const reason = `the certificate of ${shortName(top.subject)} does not bear the signature of ${shortName(next.impostor.subject)}, whom it names`;
    return { standing: 'broken', reason, path };
  }
  const fault = pathFault(path, question.purpose);
  if (fault?.standing === 'broken') return { standing: 'broken', reason: fault.reason, path };
  if (isRoot && path.length === 1) {
    const reason = `${shortName(top.subject)} signed its own certificate, which anyone can do`;
    return { standing: 'self-signed', reason, path };
  }
  const reason = isRoot
    ? `the chain is sound up to ${shortName(top.subject)}, which is not among the roots held`
    : `the chain is sound up to ${shortName(top.subject)}; its issuer ${shortName(top.issuer)} is neither in the file nor among the roots held`;
  return { standing: 'consistent', reason, path };
}

const RANK: Readonly<Record<ChainStanding, number>> = {
  anchored: 0,
  consistent: 1,
  'self-signed': 2,
  broken: 3,
};

function better(a: ChainAnswer | null, b: ChainAnswer): ChainAnswer {
  return a === null || RANK[b.standing] < RANK[a.standing] ? b : a;
}
