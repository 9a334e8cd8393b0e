/**
 * Property lists of Apple's systems, in both forms that they are kept in: XML (plist(5), PropertyList-1.0.dtd) and
 * binary (CFBinaryPList.c, "bplist00"). Whole in memory, so bounded: see `PLIST_BOUNDS`.
 */
import { type ByteReader, FormatError, type Parsed, parsed } from '../byte-reader.ts';
import { textChunks } from '../text.ts';
import { detectEncoding } from '../text-encoding.ts';
import { isBinaryPlist, readBinaryPlist } from './binary-plist.ts';
import { PLIST_BOUNDS, type PlistValue } from './plist-value.ts';
import { readXmlPlist } from './xml-plist.ts';

export { PLIST_BOUNDS, type PlistDictionary, type PlistValue } from './plist-value.ts';

/** Reads a property list of either form. */
export function readPlist(bytes: ByteReader): Parsed<PlistValue> {
  return parsed(() => {
    if (bytes.size > PLIST_BOUNDS.bytes) {
      throw new FormatError(
        'limit-reached',
        `a property list of ${bytes.size} bytes is more than is read at once`,
      );
    }
    if (isBinaryPlist(bytes.read(0, 8))) return readBinaryPlist(bytes.read(0, bytes.size));
    const text = [...textChunks(bytes, detectEncoding(bytes).encoding)].join('');
    if (!/^\s*</.test(text)) {
      const form = /^\s*[{("]/.test(text)
        ? 'in the old text form, which is not read'
        : 'of no form that there is';
      throw new FormatError(
        form.startsWith('in') ? 'unsupported' : 'malformed',
        `a property list ${form}`,
        0,
      );
    }
    return readXmlPlist(text);
  });
}
