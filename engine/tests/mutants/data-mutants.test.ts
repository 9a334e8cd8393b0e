import { expect, it } from 'vitest';
import { compileCatalogue } from '../../src/catalogue/compile-catalogue.ts';
import { catalogueFolder } from '../../src/catalogue/load-catalogue.ts';
import { type CaseTable, readCases } from '../../src/catalogue/read-cases.ts';
import { ask } from '../../src/decide/ask.ts';
import { catalogueOf, faultsOf, requestOf } from '../../src/decide/law-case.ts';
import type { Prohibition } from '../../src/model/prohibition.ts';
import { type DataMutant, dataMutants } from './data-mutants.ts';

const BOUND_ALIKE = 'whom it does not name, what it excepts does not bind either';

/** Mutants that no case can notice, each with the reason; one that a case does notice has no place here. */
const EXPLAINED: Readonly<Record<string, readonly { readonly mutant: RegExp; readonly why: string }[]>> = {
  'us-american-security-drone-act': [
    {
      mutant:
        /^(national-interest|agency-mission|wildfire-rescue|intelligence|waiver|tribal|award-exempt|contract-states-it) binds anyone$/,
      why: BOUND_ALIKE,
    },
  ],
  'us-bis-icts-connected-vehicles': [
    {
      mutant: /^published [+-]1[ds]$/,
      why: 'what is excepted from there was barred by nothing for months after',
    },
    {
      mutant: /^(general-authorization|specific-authorization|heavy-vehicle) binds anyone$/,
      why: BOUND_ALIKE,
    },
    {
      mutant: /^(firmware-or-open-source|legacy-software) binds (anyone|without (importer|supplier))$/,
      why: 'the bars on software, from which they except, bind makers of vehicles alone',
    },
  ],
  'us-bis-icts-kaspersky-2024': [
    {
      mutant: /^sale-that-makes-an-agreement binds anyone$/,
      why: 'whoever resells is a reseller, by the meaning of the words',
    },
    {
      mutant: / does without resell$/,
      why: 'whoever resells sells, and that word stands beside it',
    },
    {
      mutant: / closure without parent$/,
      why: 'the one parent in the catalogue is an affiliate as well',
    },
    {
      mutant: / closure without (successor|assignee)$/,
      why: 'the catalogue knows of no successor and no assignee',
    },
    {
      mutant: /^(wind-down|sale-that-makes-an-agreement) valid\.to open$/,
      why: 'from the day on which it ends the full ban says more, whatever this would say',
    },
  ],
  'us-dod-1260h-805': [
    {
      mutant: /^(third-party-facilities|existing-direct|existing-indirect|components) binds anyone$/,
      why: BOUND_ALIKE,
    },
  ],
  'us-fascsa-acronis-2025': [
    { mutant: /^waiver binds anyone$/, why: BOUND_ALIKE },
    {
      mutant: /^acronis closure without affiliate$/,
      why: 'the catalogue knows no affiliate of Acronis; whether Acronis SCS is one is open, and a clause of its own',
    },
  ],
  'us-fcc-covered-list': [
    {
      mutant: /^(prior-authorisation|sale-of-authorised|updates)[a-z-]* binds anyone$/,
      why: 'what was read speaks of makers, importers and sellers, and of nobody whom it leaves out',
    },
    {
      mutant: /^(huawei-zte|hytera-hikvision-dahua) closure without affiliate$/,
      why: 'the catalogue knows no affiliate of the five since the list, but only those whom they own',
    },
  ],
  'us-ndaa-fy19-889': [
    { mutant: /^(service-that-connects|cannot-route) binds anyone$/, why: BOUND_ALIKE },
    {
      mutant: /^(huawei-zte|hytera-hikvision-dahua|five-companies) closure without affiliate$/,
      why: 'the catalogue knows no affiliate of the five since the section, but only those whom they own',
    },
    {
      mutant: /^annual-representation (-1[ds]|zone)$/,
      why: 'the review of exclusions, which the same yes brings, was due before: no case can say that nothing is',
    },
  ],
  'us-ndaa-fy20-848-drones': [{ mutant: /^(exempt-purposes|waiver) binds anyone$/, why: BOUND_ALIKE }],
  'us-ndaa-fy23-5949-semiconductors': [
    {
      mutant: /^three-makers closure without (affiliate|successor)$/,
      why: 'the catalogue knows no affiliate and no successor of the three makers',
    },
  ],
  'us-no-tiktok-government-devices': [
    {
      mutant: /-(exception|equipment) binds anyone$/,
      why: 'an exception says nothing to those whom what it excepts from does not reach',
    },
    {
      mutant: /^contractor-use-by-choice when without q\/run-by-joint-venture$/,
      why: 'the clause on the venture leaves open what this one would',
    },
    {
      mutant: /^bytedance closure without subsidiary$/,
      why: 'the application is a product of the company itself in the catalogue',
    },
    {
      mutant: /^joint-venture closure without subsidiary$/,
      why: 'the catalogue knows of no subsidiary of the venture',
    },
    { mutant: /^memorandum [+-]1[ds]$/, why: 'the exceptions begin a month before what they except' },
  ],
  'us-ofac-sdn-kaspersky-executives-2024': [
    {
      mutant: / closure without parent$/,
      why: 'the one parent in the catalogue is an affiliate as well',
    },
    { mutant: /^the-twelve threshold >$/, why: 'nobody in the catalogue is owned to exactly 50 per cent' },
  ],
  'us-pafaca-tiktok': [
    {
      mutant: /^(qualified-divestiture|reviews) binds anyone$/,
      why: 'an exception says nothing to those whom what it excepts from does not reach',
    },
    {
      mutant: / closure without successor$/,
      why: 'the catalogue knows of no successor',
    },
    {
      mutant: /^enacted [+-]1s$/,
      why: 'the exception begins months before what it excepts, and the duty that begins with it is told by days',
    },
  ],
  'us-ndaa-fy18-1634-kaspersky': [
    {
      mutant: / closure without parent$/,
      why: 'the one parent in the catalogue is an affiliate as well',
    },
    {
      mutant: / closure without successor$/,
      why: 'the catalogue knows of no successor',
    },
  ],
  'us-dhs-bod-17-01': [
    {
      mutant: / valid\.to open$/,
      why: 'an end that nobody has seen ends no duty, so that both say the same of it',
    },
    {
      mutant: / does without (install|keep-installed)$/,
      why: 'whoever installs or keeps it uses it, and that word stands beside them',
    },
    {
      mutant: / closure without parent$/,
      why: 'the one parent in the catalogue is an affiliate as well',
    },
  ],
  'us-fcc-covered-list-kaspersky': [
    {
      mutant: / binds anyone$/,
      why: 'whoever has equipment authorised, imports, offers or sells it is one of those named, by the meaning of the words',
    },
    {
      mutant: / does without resell$/,
      why: 'whoever resells sells, and that word stands beside it',
    },
    {
      mutant: /^entry-2022 closure without parent$/,
      why: 'the one parent in the catalogue is an affiliate as well',
    },
    {
      mutant: / closure without (successor|assignee)$/,
      why: 'the catalogue knows of no successor and no assignee',
    },
  ],
  'us-fcc-covered-list-subsidies': [
    {
      mutant: /^not-listed-(by-approval|aircraft|robots) binds anyone$/,
      why: 'an exception says nothing to those whom what it excepts from does not reach',
    },
    {
      mutant:
        /^(huawei-zte|hytera-hikvision-dahua|carriers-2022-(march|september)) closure without affiliate$/,
      why: 'the catalogue knows their affiliates as those whom they own, and as their owners with what those own',
    },
  ],
};

const NOW = Date.parse('2026-11-24T12:00:00Z');
const catalogue = compileCatalogue(catalogueFolder());
const tables = readCases(catalogueFolder(), catalogue.prohibitions);

/** The mutants of a law that no case beside it notices. The law is asked alone, so that no other answers for it. */
function survivors(law: Prohibition, table: CaseTable): DataMutant[] {
  const cases = table.cases.map((lawCase) => ({
    lawCase,
    request: requestOf(lawCase, table.defaults, NOW),
  }));
  const isNoticed = (changed: Prohibition) => {
    const alone = { ...catalogue, prohibitions: [changed] };
    return ({ lawCase, request }: (typeof cases)[number]): boolean =>
      faultsOf(lawCase, ask(catalogueOf(lawCase, table, alone), request)).length > 0;
  };
  // What speaks of other laws too comes out otherwise with this one alone, changed or not.
  const own = cases.filter((each) => !isNoticed(law)(each));
  return dataMutants(law).filter((mutant) => !own.some(isNoticed(mutant.law)));
}

it.each(catalogue.prohibitions.filter(({ tier }) => tier === 'A'))(
  'a case notices every wrong date, effect, exception and threshold of $id',
  (law) => {
    const table = tables.find(({ prohibition }) => prohibition === law.id);
    if (!table) throw new Error(`${law.id} has no cases`);
    const explained = EXPLAINED[law.id] ?? [];

    const left = survivors(law, table).map(({ id }) => id);

    expect(left.filter((id) => !explained.some(({ mutant }) => mutant.test(id)))).toEqual([]);
    for (const { mutant, why } of explained)
      expect(
        left.some((id) => mutant.test(id)),
        `nothing needs "${why}"`,
      ).toBe(true);
  },
  240_000,
);
