import * as z from 'zod';
import type {
  Citation,
  Clause,
  Condition,
  DutyRule,
  LawEvent,
  OwnershipThreshold,
  Prohibition,
  SupplierGroup,
} from '../model/prohibition.ts';
import { EDGE_KINDS } from '../model/supplier.ts';
import { VERIFICATIONS } from '../model/verification.ts';
import { isZone } from './zone-name.ts';

/** An ISO date, or an ISO instant that says its offset: a clock time without a zone is refused. */
const isoDate = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2}))?$/,
    'a date is written "2030-09-29", or with time and offset "2030-09-29T00:00:00-04:00"',
  );
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id is lower case letters, digits and hyphens');
const sourceId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'a source is named by its id in catalogue/sources/');
const questionId = z.string().regex(/^q\/[a-z0-9-]+$/, 'a question is written q/words-with-hyphens');
const verification = z.enum(VERIFICATIONS);
const zone = z.string().refine(isZone, 'a zone is an IANA name: "America/New_York"');

const citation = z
  .strictObject({ source: sourceId, pin: z.string().optional(), quote: z.string().optional() })
  .transform((cite): Citation => ({ source: cite.source, pin: cite.pin ?? null, quote: cite.quote ?? null }));

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    questionId.transform((question): Condition => ({ kind: 'question', id: question })),
    z
      .strictObject({ all: z.array(condition).min(1) })
      .transform((tree): Condition => ({ kind: 'all', of: tree.all })),
    z
      .strictObject({ any: z.array(condition).min(1) })
      .transform((tree): Condition => ({ kind: 'any', of: tree.any })),
    z.strictObject({ not: condition }).transform((tree): Condition => ({ kind: 'not', of: tree.not })),
  ]),
);

const event = z.strictObject({
  title: z.string(),
  at: z.union([isoDate, z.strictObject({ if: z.string() }).transform(() => null)]),
  'model-year': z
    .number()
    .int()
    .min(1980)
    .max(2100)
    .optional()
    .describe('The first model year that a clause with anchor: model-year begins or ends with.'),
  'as-written': z.string().optional(),
  zone: zone.optional(),
  known: isoDate,
  cite: citation,
  status: verification,
  alternatives: z
    .array(z.strictObject({ at: isoDate, 'as-written': z.string(), cite: citation }))
    .default([]),
  why: z.string().optional(),
});

const group = z
  .strictObject({
    root: id.optional(),
    roots: z.array(id).min(1).optional(),
    closure: z.array(z.enum(EDGE_KINDS)),
    threshold: z
      .strictObject({
        owned: z.string().regex(/^>=?\d{1,3}(\.\d{1,6})?$/, 'a share is written ">=50" or ">50"'),
        aggregate: z.boolean(),
      })
      .optional(),
    text: z.string(),
    cite: citation,
  })
  .refine(
    (each) => (each.root === undefined) !== (each.roots === undefined),
    'give root, or roots, and not both',
  );

function thresholdOf(written: { readonly owned: string; readonly aggregate: boolean }): OwnershipThreshold {
  return {
    share: written.owned.replace(/^>=?/, ''),
    inclusive: written.owned.startsWith('>='),
    aggregate: written.aggregate,
  };
}

const deadline = z.strictObject({
  what: z.string(),
  count: z.number().int().positive(),
  unit: z.enum(['business-day', 'calendar-day', 'hour']),
  of: z.string(),
  event: id.optional().describe("The law's own event that the clock starts from, where it is one."),
  when: condition.optional(),
  because: z.string(),
  holidays: id.optional(),
  basis: z.enum(['stated', 'assumed']),
});

const duty = z
  .strictObject({
    kind: z.enum(['report', 'represent', 'inquire', 'flow-down']),
    trigger: questionId.optional(),
    to: z.string(),
    content: z.string().optional(),
    deadlines: z.array(deadline).default([]),
  })
  .transform(
    (rule): DutyRule => ({
      kind: rule.kind,
      trigger: rule.trigger ?? null,
      to: rule.to,
      content: rule.content ?? null,
      deadlines: rule.deadlines.map((each) => ({
        ...each,
        event: each.event ?? null,
        when: each.when ?? null,
        holidays: each.holidays ?? null,
      })),
    }),
  );

const clause = z
  .strictObject({
    id,
    title: z.string(),
    effect: z.enum(['prohibited', 'exempt', 'advised-against', 'allowed', 'disclosure-required']),
    binds: z.array(z.string()).min(1),
    does: z.array(z.string()).min(1),
    to: z.array(z.string()).default([]),
    object: z.strictObject({
      'made-by': id.optional(),
      class: z.array(z.string()).default([]),
      part: z.enum(['whole', 'whole-or-part']).default('whole-or-part'),
    }),
    'contract-clause': z.string().optional(),
    anchor: z
      .enum(['conduct', 'contract-award', 'contract-renewal', 'manufacture', 'model-year'])
      .default('conduct'),
    valid: z.strictObject({ from: id, to: z.string().default('open') }),
    known: z.strictObject({ from: id, to: z.string().default('open') }),
    'reaches-back': z
      .literal(true)
      .optional()
      .describe('It holds for what was done before anybody could know it, and says so.'),
    nexus: condition.optional(),
    when: condition.optional(),
    excepts: z.union([z.literal('all'), z.array(id).min(1)]).optional(),
    mode: z.enum(['undercuts', 'rebuts', 'reinstates']).optional(),
    duty: duty.optional(),
    text: z.string(),
    'open-norm': z.strictObject({ construct: z.string(), why: z.string() }).optional(),
    says: z.array(z.string()).default([]),
    'never-says': z.array(z.string()).default([]),
    'counterparty-note': z.string().optional(),
    cite: z.array(citation).min(1),
    checked: z
      .array(
        z.strictObject({
          fields: z.array(z.string()).min(1),
          status: verification,
          by: z.string().min(1).optional().describe('Who read it: initials or another short name.'),
          date: isoDate,
          why: z.string().optional(),
        }),
      )
      .min(1),
    'still-good-on': isoDate,
  })
  .transform(
    (written): Clause => ({
      id: written.id,
      title: written.title,
      effect: written.effect,
      binds: written.binds,
      does: written.does,
      to: written.to,
      object: {
        madeBy: written.object['made-by'] ?? null,
        classes: written.object.class,
        part: written.object.part,
      },
      contractClause: written['contract-clause'] ?? null,
      anchor: written.anchor,
      valid: written.valid,
      known: written.known,
      reachesBack: written['reaches-back'] ?? false,
      nexus: written.nexus ?? null,
      when: written.when ?? null,
      excepts: written.excepts ?? [],
      mode: written.mode ?? null,
      duty: written.duty ?? null,
      text: written.text,
      says: written.says,
      neverSays: written['never-says'],
      counterpartyNote: written['counterparty-note'] ?? null,
      cite: written.cite,
      checked: written.checked.map(({ by, ...check }) => ({
        ...check,
        ...(by === undefined ? {} : { by }),
        why: check.why ?? null,
      })),
      stillGoodOn: written['still-good-on'],
      openNorm: written['open-norm'] ?? null,
    }),
  );

/** One file of `catalogue/prohibitions/`. See docs/add-a-law.md for what each key means. */
export const prohibitionFile = z
  .strictObject({
    schema: z.literal('interdict.prohibition/1'),
    id,
    title: z.string(),
    'short-title': z.string(),
    jurisdiction: z.string(),
    authority: z.string(),
    instrument: z.string(),
    citation: z.string(),
    url: z.string(),
    'guidance-url': z.string().optional(),
    zone,
    tier: z.enum(['A', 'B', 'C']),
    status: z.enum(['made', 'proposal']).default('made'),
    concerns: z.enum(['supply', 'export', 'payment']).default('supply'),
    events: z.record(id, event),
    groups: z.record(id, group).default({}),
    clauses: z.array(clause).min(1),
    story: z
      .array(
        z.strictObject({
          heading: z.string(),
          lines: z
            .array(
              z.strictObject({
                text: z.string(),
                cite: citation,
                status: verification,
                known: isoDate.optional(),
              }),
            )
            .min(1),
        }),
      )
      .default([]),
  })
  .transform(
    (written): Prohibition => ({
      id: written.id,
      title: written.title,
      shortTitle: written['short-title'],
      jurisdiction: written.jurisdiction,
      authority: written.authority,
      instrument: written.instrument,
      citation: written.citation,
      url: written.url,
      guidanceUrl: written['guidance-url'] ?? null,
      zone: written.zone,
      tier: written.tier,
      status: written.status,
      concerns: written.concerns,
      events: Object.entries(written.events).map(
        ([eventId, each]): LawEvent => ({
          id: eventId,
          title: each.title,
          at: each.at,
          modelYear: each['model-year'] ?? null,
          asWritten: each['as-written'] ?? null,
          zone: each.zone ?? written.zone,
          known: each.known,
          cite: each.cite,
          verification: each.status,
          alternatives: each.alternatives.map((other) => ({
            at: other.at,
            asWritten: other['as-written'],
            cite: other.cite,
          })),
          why: each.why ?? null,
        }),
      ),
      groups: Object.entries(written.groups).map(
        ([groupId, each]): SupplierGroup => ({
          id: groupId,
          roots: each.roots ?? (each.root === undefined ? [] : [each.root]),
          closure: each.closure,
          threshold: each.threshold ? thresholdOf(each.threshold) : null,
          text: each.text,
          cite: each.cite,
        }),
      ),
      clauses: written.clauses,
      story: written.story.map((part) => ({
        heading: part.heading,
        lines: part.lines.map((line) => ({
          text: line.text,
          cite: line.cite,
          verification: line.status,
          known: line.known ?? null,
        })),
      })),
    }),
  );
