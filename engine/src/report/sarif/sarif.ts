import type { Catalogue } from '../../model/catalogue.ts';
import type { DecidedFinding, ScanResult } from '../../model/result.ts';
import type { Report, ReportOptions } from '../report.ts';
import { lazily, printableJsonPieces } from '../text/json-pieces.ts';
import { WORKING_DIRECTORY } from './artifact-location.ts';
import { schemesOf } from './locations.ts';
import { message } from './message.ts';
import { notificationDescriptors, notifications } from './notifications.ts';
import { draftsOf } from './result-drafts.ts';
import { leadResult, type ResultContext, sarifResult } from './results.ts';
import { LEAD_RULE, NOT_COVERED_RULE, type Rule, ruleOf } from './rules.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * Static Analysis Results Interchange Format 2.1.0 (OASIS, with errata 01): a rule for each clause, a result
 * for each finding and clause, gaps in coverage as notifications, acceptances as suppressions.
 */
export const sarif: Report = {
  id: 'sarif',
  title: 'SARIF 2.1.0, for code scanning and pipelines',
  write: writeSarif,
};

function* writeSarif(result: ScanResult, { catalogue }: ReportOptions): Generator<string> {
  const { summary, profile, notice } = result;
  const rules = rulesOf(result, catalogue);
  const schemes = schemesOf(result);
  const context: ResultContext = {
    catalogue,
    schemes,
    ruleIndex: new Map(rules.map(({ id }, index) => [id, index])),
    acceptances: result.acceptances,
  };
  const run = {
    tool: {
      driver: {
        name: result.tool.name,
        version: result.tool.version,
        semanticVersion: result.tool.version,
        shortDescription: message(
          'Finds what comes from a supplier under a ban, and says what each law says.',
        ),
        rules: lazily(rules, (rule) => rule),
        notifications: notificationDescriptors(result),
      },
      extensions: [
        {
          name: 'catalogue',
          version: result.catalogue.version,
          shortDescription: message('The law and the suppliers that results rest on.'),
          properties: { digest: result.catalogue.digest },
        },
      ],
    },
    invocations: [
      {
        executionSuccessful: !summary.interrupted,
        toolExecutionNotifications: lazily(notifications(result, schemes), (each) => each),
      },
    ],
    originalUriBaseIds: {
      [WORKING_DIRECTORY]: { description: message('The directory in which the scan was run.') },
    },
    columnKind: 'utf16CodeUnits',
    results: lazily(allResults(result, context), (each) => each),
    properties: {
      asOf: result.asOf,
      asKnown: result.asKnown,
      profile,
      targets: result.targets,
      summary,
      notice,
    },
  };
  yield* printableJsonPieces({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
  yield '\n';
}

function* allResults({ findings, leads }: ScanResult, context: ResultContext) {
  for (const finding of findings) {
    for (const draft of draftsOf(finding)) yield sarifResult(finding, draft, context);
  }
  for (const lead of leads) yield leadResult(lead, context);
}

/** The rules that results stand under, each once, in the order in which they are first met. */
function rulesOf({ findings, leads }: ScanResult, catalogue: Catalogue): Rule[] {
  const rules = new Map<string, Rule>();
  for (const finding of findings) {
    for (const { ruleId } of draftsOf(finding)) {
      if (!rules.has(ruleId)) rules.set(ruleId, ruleOf(ruleId, catalogue) ?? bareRule(ruleId, finding));
    }
  }
  if (leads.length > 0) rules.set(LEAD_RULE.id, LEAD_RULE);
  return [...rules.values()];
}

/** A clause that the catalogue at hand does not hold is told by what the determination says of it. */
function bareRule(id: string, { determinations, duties }: DecidedFinding): Rule {
  if (id === NOT_COVERED_RULE.id) return NOT_COVERED_RULE;
  const clause = [...determinations, ...duties].find((each) => `${each.prohibition}/${each.clause}` === id);
  const text = message(clause?.text ?? id);
  return {
    id,
    shortDescription: text,
    fullDescription: text,
    help: message(clause?.citation ?? id),
    defaultConfiguration: { level: 'warning' },
    properties: { tags: [] },
  };
}
