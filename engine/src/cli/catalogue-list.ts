import { noticeOf } from '../decide/notice.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Prohibition } from '../model/prohibition.ts';
import { field, painted, wrapped } from '../report/text/lines.ts';
import { printableJson } from '../report/text/printable.ts';
import { chosenCatalogue } from './chosen-catalogue.ts';
import type { CommandCall } from './command.ts';
import { ANSWER_FORMATS, printOutputs, readOutputs } from './outputs.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

/** `interdict catalogue list`. */
export async function run({ settings, surroundings }: CommandCall): Promise<number> {
  const outputs = readOutputs(settings.list('output'), ANSWER_FORMATS, surroundings.cwd);
  const catalogue = await chosenCatalogue(settings, surroundings);
  await printOutputs(outputs, surroundings, (format, printer) =>
    format === 'json'
      ? `${printableJson(listing(catalogue))}\n`
      : listText(
          catalogue,
          layoutWidth(printer),
          printer !== null && wantsColour(printer, settings.flag('color'), surroundings.env),
        ),
  );
  return 0;
}

function listing({ version, digest, prohibitions, suppliers, products }: Catalogue) {
  return {
    catalogue: { version, digest },
    prohibitions: prohibitions.map(({ id, shortTitle, jurisdiction, citation }) => ({
      id,
      title: shortTitle,
      jurisdiction,
      citation,
    })),
    suppliers: suppliers.map(({ id, name, country }) => ({ id, name, country })),
    products: products.map(({ id, name, supplier }) => ({ id, name, supplier })),
  };
}

function listText(catalogue: Catalogue, width: number, colour: boolean): string {
  const layout = { width, colour, indent: 2, label: 32 };
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [painted(title, 'strong', colour), ...lines, ''];
  return [
    ...placesOf(catalogue).flatMap(({ name, prohibitions }) =>
      section(
        `Prohibitions, ${name}`,
        prohibitions.flatMap((law) => field(law.id, [law.shortTitle, remark(law)], layout)),
      ),
    ),
    ...section(
      'Suppliers',
      catalogue.suppliers.flatMap(({ id, name, country }) =>
        field(id, [country === null ? name : `${name} (${country})`], layout),
      ),
    ),
    ...section(
      'Products',
      catalogue.products.flatMap(({ id, name }) => field(id, [name], layout)),
    ),
    ...wrapped([noticeOf(catalogue)], width, false),
    '',
  ].join('\n');
}

interface Place {
  readonly name: string;
  readonly prohibitions: readonly Prohibition[];
}

const REGIONS = new Intl.DisplayNames('en', { type: 'region' });

/** Each place in the order in which its law stands in the catalogue; the parts of a country apart, by their codes. */
function placesOf({ prohibitions }: Catalogue): Place[] {
  const names = new Set(prohibitions.map(placeName));
  return [...names].map((name) => ({
    name,
    prohibitions: prohibitions
      .filter((law) => placeName(law) === name)
      .sort((a, b) => (a.jurisdiction < b.jurisdiction ? -1 : Number(a.jurisdiction > b.jurisdiction))),
  }));
}

function placeName({ jurisdiction }: Prohibition): string {
  const [country = '', part] = jurisdiction.split('-');
  const name = /^[A-Z]{2}$/.test(country) ? (REGIONS.of(country) ?? country) : country;
  return part === undefined ? name : `${name}: its states and other parts`;
}

function remark({ tier, status }: Prohibition): string {
  if (status === 'proposal') return ' (not made)';
  return tier === 'C' ? ' (card)' : '';
}
