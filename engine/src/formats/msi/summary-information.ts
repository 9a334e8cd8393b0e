/** The stream `SummaryInformation`: a property set (Microsoft, MS-OLEPS), of which the texts are read. */
import { FormatError } from '../byte-reader.ts';
import { codePageDecoder, decodeNeutral } from '../code-page.ts';

export interface SummaryInformation {
  readonly title: string | null;
  /** The product's name, in packages. */
  readonly subject: string | null;
  /** The manufacturer, in packages. */
  readonly author: string | null;
}

const CODE_PAGE = 1;
const TITLE = 2;
const SUBJECT = 3;
const AUTHOR = 4;
const VT_I2 = 2;
const VT_LPSTR = 30;
const VT_LPWSTR = 31;
const MOST_PROPERTIES = 256;

/** Throws `FormatError`. */
export function readSummaryInformation(bytes: Uint8Array): SummaryInformation {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 48 || view.getUint16(0, true) !== 0xfffe)
    throw new FormatError('malformed', 'the summary information is no property set', null);
  const section = view.getUint32(44, true);
  if (section + 8 > bytes.length) throw past();
  const count = Math.min(view.getUint32(section + 4, true), MOST_PROPERTIES);
  if (section + 8 + count * 8 > bytes.length) throw past();
  const places = new Map<number, number>();
  for (let index = 0; index < count; index++) {
    const at = section + 8 + index * 8;
    places.set(view.getUint32(at, true), section + view.getUint32(at + 4, true));
  }
  const decode = decoderOf(view, places.get(CODE_PAGE));
  const text = (id: number) => textAt(bytes, view, places.get(id), decode);
  return { title: text(TITLE), subject: text(SUBJECT), author: text(AUTHOR) };
}

function decoderOf(view: DataView, at: number | undefined): (bytes: Uint8Array) => string {
  if (at === undefined || at + 6 > view.byteLength || view.getUint32(at, true) !== VT_I2)
    return decodeNeutral;
  return codePageDecoder(view.getUint16(at + 4, true)) ?? decodeNeutral;
}

function textAt(
  bytes: Uint8Array,
  view: DataView,
  at: number | undefined,
  decode: (bytes: Uint8Array) => string,
): string | null {
  if (at === undefined) return null;
  if (at + 8 > bytes.length) throw past();
  const type = view.getUint32(at, true);
  if (type !== VT_LPSTR && type !== VT_LPWSTR) return null;
  const length = view.getUint32(at + 4, true) * (type === VT_LPWSTR ? 2 : 1);
  if (at + 8 + length > bytes.length) throw past();
  const data = bytes.subarray(at + 8, at + 8 + length);
  const text = type === VT_LPWSTR ? new TextDecoder('utf-16le').decode(data) : decode(data);
  return text.split('\0', 1)[0]?.trim() || null;
}

function past(): FormatError {
  return new FormatError('malformed', 'the summary information ends before its properties do', null);
}
