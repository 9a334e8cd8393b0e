import type { z } from 'zod';
import { readDocument } from '../../src/catalogue/document.ts';
import { prohibitionFile } from '../../src/catalogue/prohibition-file.ts';
import { questionFile } from '../../src/catalogue/question-file.ts';
import type { LawData } from '../../src/catalogue/read-catalogue.ts';
import { sourceFile } from '../../src/catalogue/source-file.ts';
import { vocabularyFile } from '../../src/catalogue/vocabulary-file.ts';

/** A law of three clauses with nothing wrong, but that one reader has read it, and what it refers to. */
export const FILES = {
  law: `schema: interdict.prohibition/1
id: law
title: A law
short-title: A law
jurisdiction: ZZ
authority: The assembly
instrument: Act 7
citation: Act 7
url: https://assembly.example/act-7
zone: America/New_York
tier: B
events:
  published: {title: published, at: "2030-01-10", known: "2030-01-10", cite: {source: gazette}, status: primary}
  start: {title: start, at: "2030-09-29", known: "2030-01-10", cite: {source: gazette, quote: "on September 29, 2030"}, status: primary}
  end: {title: end, at: "2033-01-01", as-written: "through December 31, 2032", known: "2030-01-10", cite: {source: gazette}, status: primary}
groups:
  acme: {root: acme, closure: [subsidiary], threshold: {owned: ">=50", aggregate: true}, text: Acme., cite: {source: gazette, quote: "owned 50 percent or more"}}
clauses:
  - id: no-sale
    title: No sale
    effect: prohibited
    binds: [business]
    does: [sell]
    object: {made-by: acme, class: [camera]}
    valid: {from: start, to: end}
    known: {from: published}
    when: {any: [q/here, q/there]}
    text: Nobody sells it.
    cite: [{source: gazette, pin: "s. 2", quote: "shall not sell"}]
    checked: [{fields: [effect, binds, does, object, valid], status: primary, date: "2030-02-01"}]
    still-good-on: "2030-02-01"
  - id: not-to-museums
    title: Museums
    effect: exempt
    binds: [business]
    does: [sell]
    object: {}
    valid: {from: start}
    known: {from: published}
    when: q/museum
    excepts: [no-sale]
    mode: undercuts
    text: Museums may buy it.
    cite: [{source: gazette, pin: "s. 3"}]
    checked: [{fields: [effect, binds, does, object, valid], status: primary, date: "2030-02-01"}]
    still-good-on: "2030-02-01"
  - id: tell
    title: Tell
    effect: disclosure-required
    binds: [dealer]
    does: [sell]
    object: {made-by: acme}
    valid: {from: start}
    known: {from: published}
    duty: {kind: report, to: the ministry, deadlines: [{what: report, count: 3, unit: calendar-day, of: the sale, because: "s. 4", basis: stated}]}
    text: A dealer tells the ministry.
    cite: [{source: gazette, pin: "s. 4"}]
    checked: [{fields: [effect, binds, does, valid], status: primary, date: "2030-02-01"}]
    still-good-on: "2030-02-01"
`,
  questions: `schema: interdict.questions/1
questions:
  q/here: {ask: Is the buyer in the capital?, yes: The capital., no: Elsewhere., known-by: seller, cost: 1}
  q/there: {ask: Does a ship carry it?, yes: A ship., no: No ship., known-by: seller, cost: 1}
  q/museum: {ask: Will a museum show it?, yes: A museum., no: Anybody else., known-by: seller, cost: 1}
`,
  sources: `schema: interdict.sources/1
sources:
  gazette: {title: The gazette, url: "https://gazette.example", kind: instrument, read: section, published: "2030-01-10"}
  herald: {title: The herald, url: "https://herald.example", kind: press, read: excerpt}
  hearsay: {title: Nobody read it, url: "https://nowhere.example", kind: other, read: not-read}
`,
  vocabulary: `schema: interdict.vocabulary/1
actors:
  business: {says: "Whoever trades."}
  dealer: {says: "Whoever deals.", implies: [business], activities: [procure]}
activities:
  sell: {says: "Hand over for money.", label: "Selling it"}
  procure: {says: "Take for money.", label: "Buying it"}
classes:
  camera: {says: "It takes pictures."}
`,
} as const;

export type File = keyof typeof FILES;

/** The files with one of them changed. */
export function law(change: Change | null): LawData {
  const read = <T>(file: File, schema: z.ZodType<T>): T => {
    const text = FILES[file];
    const [from, to] = change !== null && change.in === file ? [change.from, change.to] : ['', ''];
    if (!text.includes(from)) throw new Error(`the fixture has no ${from}`);
    return readDocument(
      text.replace(from, () => to),
      `${file}.yaml`,
      schema,
    );
  };
  return {
    vocabulary: read('vocabulary', vocabularyFile),
    prohibitions: [read('law', prohibitionFile)],
    questions: read('questions', questionFile),
    sources: read('sources', sourceFile),
    holidays: [],
  };
}

export const ACME = { id: 'acme', name: 'Acme', names: [], country: null, edges: [], note: null };

export interface Change {
  readonly in: File;
  readonly from: string;
  readonly to: string;
}

/** A clause that takes something away from another, on a condition. */
export function exception(id: string, excepts: string, when: string, mode = 'undercuts'): string {
  const [, written = ''] = FILES.law.split('  - id: not-to-museums\n');
  const [rest = ''] = written.split('  - id: tell\n');
  return `  - id: ${id}\n${rest
    .replace('when: q/museum', `when: ${when}`)
    .replace('excepts: [no-sale]', `excepts: [${excepts}]`)
    .replace('mode: undercuts', `mode: ${mode}`)}`;
}

/** What each change of the law, in its own file unless it says another, has a lint say. */
export const FIXTURES: readonly (Omit<Change, 'in'> & { readonly says: string; readonly in?: File })[] = [
  { says: 'error dangling-actor law/tell', from: 'binds: [dealer]', to: 'binds: [deeler]' },
  {
    says: 'error dangling-activity law/tell',
    from: 'dealer]\n    does: [sell]',
    to: 'dealer]\n    does: [sel]',
  },
  {
    says: 'error dangling-actor q/museum',
    in: 'questions',
    from: 'no: Anybody else.,',
    to: 'no: Anybody else., assume: [{answer: "no", unless: [deeler], says: "no museum"}],',
  },
  { says: 'error dangling-class law/no-sale', from: 'class: [camera]', to: 'class: [cameras]' },
  { says: 'error dangling-group law/no-sale', from: '{made-by: acme, class', to: '{made-by: acne, class' },
  { says: 'error dangling-supplier law#acme', from: 'root: acme', to: 'root: acne' },
  { says: 'error dangling-question law/not-to-museums', from: 'when: q/museum', to: 'when: q/musem' },
  {
    says: 'error dangling-source law/not-to-museums',
    from: 'gazette, pin: "s. 3"',
    to: 'gazete, pin: "s. 3"',
  },
  { says: 'error dangling-event law/no-sale', from: 'from: start, to: end', to: 'from: start, to: ende' },
  {
    says: 'error dangling-exception law/not-to-museums',
    from: 'excepts: [no-sale]',
    to: 'excepts: [no-sail]',
  },
  {
    says: 'error self-exception law/not-to-museums',
    from: 'excepts: [no-sale]',
    to: 'excepts: [no-sale, not-to-museums]',
  },
  {
    says: 'error exception-cycle law/not-to-museums',
    from: 'when: {any: [q/here, q/there]}',
    to: 'when: {any: [q/here, q/there]}\n    excepts: [not-to-museums]\n    mode: undercuts',
  },
  { says: 'error empty-interval law/no-sale', from: 'from: start, to: end', to: 'from: end, to: start' },
  {
    says: 'error empty-interval law/no-sale',
    from: 'known: {from: published}\n    when: {any',
    to: 'known: {from: published, to: published}\n    when: {any',
  },
  {
    says: 'error dangling-holidays law/tell',
    from: 'of: the sale,',
    to: 'of: the sale, holidays: nowhere,',
  },
  {
    says: 'error dangling-actor dealer',
    in: 'vocabulary',
    from: 'implies: [business]',
    to: 'implies: [busines]',
  },
  {
    says: 'error dangling-activity dealer',
    in: 'vocabulary',
    from: 'activities: [procure]',
    to: 'activities: [buy]',
  },
  {
    says: 'error dangling-activity sell',
    in: 'vocabulary',
    from: 'label: "Selling it"',
    to: 'label: "Selling it", converse: buy',
  },
  {
    says: 'error dangling-question sell',
    in: 'vocabulary',
    from: 'label: "Selling it"',
    to: 'label: "Selling it", presence-question: q/sold',
  },
  {
    says: 'error dangling-class camera',
    in: 'vocabulary',
    from: 'says: "It takes pictures."',
    to: 'says: "It takes pictures.", implies: [machine]',
  },
  {
    says: 'error dangling-activity q/museum',
    in: 'questions',
    from: 'no: Anybody else.,',
    to: 'no: Anybody else., assume: [{answer: "yes", activities: [show], says: "a museum does"}],',
  },
  {
    says: 'error dangling-class q/museum',
    in: 'questions',
    from: 'no: Anybody else.,',
    to: 'no: Anybody else., derive: {product-class: [picture]},',
  },
  {
    says: 'warning pin-too-coarse law/tell',
    from: '[{source: gazette, pin: "s. 4"}]',
    to: '[{source: gazette}]',
  },
  {
    says: 'error unchecked-field law/tell',
    from: '[effect, binds, does, valid]',
    to: '[effect, binds, does]',
  },
  {
    says: 'error day-better-than-its-event law/no-sale',
    from: 'quote: "on September 29, 2030"}, status: primary',
    to: 'quote: "on September 29, 2030"}, status: memory',
  },
  {
    says: 'error duty-without-terms law/no-sale',
    from: 'effect: prohibited',
    to: 'effect: disclosure-required',
  },
  { says: 'error overlapping-rows law/no-sale', from: 'id: tell', to: 'id: no-sale' },
  {
    says: 'error hole-in-history law/no-sale',
    from: 'known: {from: published}\n    when: {any',
    to: 'known: {from: published, to: end}\n    when: {any',
  },
  {
    says: 'error valid-before-known law/no-sale',
    from: 'title: published, at: "2030-01-10", known: "2030-01-10"',
    to: 'title: published, at: "2030-01-10", known: "2031-01-10"',
  },
  {
    says: 'error known-before-published law#start',
    from: 'at: "2030-09-29", known: "2030-01-10"',
    to: 'at: "2030-09-29", known: "2030-01-09"',
  },
  {
    says: 'error known-before-published law#published',
    from: 'title: published, at: "2030-01-10", known: "2030-01-10"',
    to: 'title: published, at: "2030-01-10", known: "2030-01-09"',
  },
  { says: 'error no-citation law/tell', from: 'gazette, pin: "s. 4"', to: 'hearsay, pin: "s. 4"' },
  {
    says: 'error primary-without-instrument law/tell',
    from: 'gazette, pin: "s. 4"',
    to: 'herald, pin: "s. 4"',
  },
  { says: 'note secondary-only law/tell', from: 'gazette, pin: "s. 4"', to: 'herald, pin: "s. 4"' },
  {
    says: 'error quote-not-from-instrument law/no-sale',
    from: '{source: gazette, pin: "s. 2"',
    to: '{source: herald, pin: "s. 2"',
  },
  {
    says: 'note prohibited-on-memory law/no-sale',
    from: 'object, valid], status: primary',
    to: 'object, valid], status: memory',
  },
  { says: 'error cite-names-other-date law#start', from: 'on September 29, 2030', to: 'on 28 July 2030' },
  { says: 'error interval-vs-quote law#end', from: 'at: "2033-01-01"', to: 'at: "2032-12-31"' },
  {
    says: 'error interval-vs-quote law#end',
    from: 'through December 31, 2032',
    to: 'before January 2, 2033',
  },
  // The same dates, which lose the last day or have a day too many.
  ...['no later than', 'on or before', 'through'].map((words) => ({
    says: 'error interval-vs-quote law#end',
    from: 'through December 31, 2032',
    to: `${words} January 1, 2033`,
  })),
  ...['on or after', 'effective', 'beginning on', 'as of'].map((words) => ({
    says: 'error interval-vs-quote law#start',
    from: 'on September 29, 2030',
    to: `${words} September 28, 2030`,
  })),
  {
    says: 'error interval-vs-quote law#start',
    from: 'on September 29, 2030',
    to: 'after September 29, 2030',
  },
  { says: 'error threshold-vs-quote law#acme', from: 'owned: ">=50"', to: 'owned: ">50"' },
  {
    says: 'error threshold-vs-quote law#acme',
    from: ' threshold: {owned: ">=50", aggregate: true},',
    to: '',
  },
  {
    says: 'error zone-vs-season law#start',
    from: 'at: "2030-09-29", known',
    to: 'at: "2030-09-29T00:00:00-04:00", as-written: "12:00 a.m. EST", known',
  },
  {
    says: 'error reading-without-source law#start',
    from: 'title: start,',
    to: 'title: start, alternatives: [{at: "2030-09-30", as-written: the day after, cite: {source: hearsay}}],',
  },
  { says: 'note deadline-basis-assumed law/tell', from: 'basis: stated', to: 'basis: assumed' },
  {
    says: 'error never-applies law/no-sale',
    from: '{any: [q/here, q/there]}',
    to: '{all: [q/here, q/there, {not: q/here}]}',
  },
  {
    says: 'error constant-question law/no-sale',
    from: '{any: [q/here, q/there]}',
    to: '{any: [q/here, {all: [q/here, q/there]}]}',
  },
  { says: 'error always-excepted law/no-sale', from: '    when: q/museum\n', to: '' },
  {
    says: 'error always-excepted law/no-sale',
    from: 'when: q/museum',
    to: 'when: {any: [q/there, q/here]}',
  },
  {
    says: 'error always-excepted law/no-sale',
    from: '  - id: tell\n',
    to: `${exception('not-to-others', 'no-sale', '{not: q/museum}')}  - id: tell\n`,
  },
  {
    says: 'error contradiction law/not-to-museums',
    from: 'effect: exempt\n    binds: [business]\n    does: [sell]\n    object: {}\n    valid: {from: start}\n    known: {from: published}\n    when: q/museum\n    excepts: [no-sale]\n    mode: undercuts',
    to: 'effect: allowed\n    binds: [dealer]\n    does: [sell]\n    object: {made-by: acme}\n    valid: {from: start}\n    known: {from: published}\n    when: q/museum',
  },
  {
    says: 'note shadowed law/not-to-museums',
    from: 'effect: exempt\n    binds: [business]\n    does: [sell]\n    object: {}\n    valid: {from: start}\n    known: {from: published}\n    when: q/museum\n    excepts: [no-sale]\n    mode: undercuts',
    to: 'effect: prohibited\n    binds: [dealer]\n    does: [sell]\n    object: {made-by: acme, class: [camera]}\n    valid: {from: start, to: end}\n    known: {from: published}\n    when: {all: [q/here, q/museum]}',
  },
  { says: 'note unreachable-question q/museum', from: 'when: q/museum', to: 'when: q/here' },
  {
    says: 'note near-duplicate-question q/museum',
    in: 'questions',
    from: 'Will a museum show it?',
    to: 'Does a ship carry it?',
  },
  {
    says: 'note question-wording q/museum',
    in: 'questions',
    from: 'Will a museum show it?',
    to: 'Is it not so that no museum will show it?',
  },
  {
    says: 'note question-wording q/museum',
    in: 'questions',
    from: 'Will a museum show it?',
    to: 'Is it a covered camera?',
  },
  {
    says: 'note question-wording q/museum',
    in: 'questions',
    from: 'Will a museum show it?',
    to: `Will ${'a very '.repeat(13)}old museum show it?`,
  },
  {
    says: 'note excerpt-as-whole law/tell',
    in: 'sources',
    from: 'kind: instrument, read: section',
    to: 'kind: instrument, read: excerpt',
  },
  { says: 'warning gap law', from: 'title: A law', to: 'title: Procurement and sale of cameras' },
  {
    says: 'note single-reading law#start',
    from: 'title: start,',
    to: 'title: start, why: "reports differ on the day",',
  },
  {
    says: 'note single-reading law/tell',
    from: '[effect, binds, does, valid], status: primary, date: "2030-02-01"',
    to: '[effect, binds, does, valid], status: primary, date: "2030-02-01", why: "the sources disagree"',
  },
  {
    says: 'note absence-no-without-register q/museum',
    in: 'questions',
    from: 'no: Anybody else.,',
    to: 'no: Anybody else., assume: [{answer: "no", says: "no museum is known"}],',
  },
  {
    says: 'note vocabulary-orphan maker',
    in: 'vocabulary',
    from: '\nactivities:',
    to: '\n  maker: {says: "Whoever makes."}\nactivities:',
  },
];
