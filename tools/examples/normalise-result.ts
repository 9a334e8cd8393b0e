import type { ActivityAnswer, Determination } from '../../engine/src/model/determination.ts';
import type { Finding } from '../../engine/src/model/finding.ts';
import { printLocation } from '../../engine/src/model/location.ts';
import type { DecidedFinding } from '../../engine/src/model/result.ts';
import type { Printed, PrintedResult, PrintedSighting } from '../../engine/src/report/json.ts';

/**
 * What a result comes to, in lines that a reviewer can read: what was found, where, by which marks, how sure, and
 * each verdict. Left out is what is new with every build of the sample estate (keys, certificates and so digests and
 * byte counts), the clocks of the run, and the catalogue's wording, which its own tests hold.
 */
export function normaliseResult(result: PrintedResult): unknown {
  const { summary, coverage, profile } = result;
  return {
    schema: result.schema,
    asOf: result.asOf,
    profile,
    summary,
    coverage: {
      targets: coverage.targets.map(({ bytesRead: _varies, ...rest }) => rest),
      gaps: coverage.gaps,
    },
    findings: result.findings.map((finding) => ({ ...identity(finding), ...answers(finding) })),
    leads: result.leads.map(identity),
  };
}

/** The text that is committed and compared. */
export function normalisedText(result: PrintedResult): string {
  return `${JSON.stringify(normaliseResult(result), null, 2)}\n`;
}

function identity(finding: Printed<Finding>) {
  const { id, supplier, product, carrier, version, confidence, presence, asset } = finding;
  return {
    ...{ id, supplier, product, carrier, version, confidence, presence },
    asset: `${asset.kind} ${asset.label}`,
    sightings: finding.sightings.map(sighting),
  };
}

function sighting({ observable, standing, signer, location, strength }: PrintedSighting): string {
  const judged = signer === undefined ? standing : `${standing}, ${signer.standing}`;
  return `${strength}: ${observable.kind} "${observable.value}" (${judged}) at ${printLocation(location)}`;
}

function answers(finding: Printed<DecidedFinding>) {
  return {
    headline: finding.headline.verdict,
    activities: finding.activities.map(activity),
    determinations: finding.determinations.map(determination),
    duties: finding.duties.map(({ clause, kind, status }) => `${kind} ${status} by ${clause}`),
  };
}

function activity({ activity: name, verdict, couldBe, bound, since, questions }: ActivityAnswer): string {
  const open = questions.map(({ id }) => id).join(', ');
  const could = verdict === 'undetermined' ? ` (${couldBe.join(' or ')}; ${open})` : '';
  return `${name}: ${verdict}${could}, bound: ${bound}, since ${since ?? 'never'}`;
}

function determination({ prohibition, clause, activity: name, verdict, bound }: Determination): string {
  return `${prohibition}/${clause}, ${name}: ${verdict}, bound: ${bound}`;
}
