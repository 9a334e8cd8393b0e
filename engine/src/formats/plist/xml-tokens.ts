import { FormatError } from '../byte-reader.ts';

/** What an XML text consists of, as far as a property list needs it. Attributes are passed over. */
export type XmlToken =
  | { readonly kind: 'open' | 'close' | 'empty'; readonly name: string; readonly at: number }
  | { readonly kind: 'text'; readonly text: string; readonly at: number };

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NAME = /^[A-Za-z_:][\w:.-]{0,63}/;

/**
 * Cuts XML (1.0, fifth edition) into tags and text. A document type is passed over unless it declares anything of its
 * own: nothing that could be declared there belongs into a property list, and entities that expand into one another
 * are how a small file becomes a large one. References are resolved to what XML itself defines and to nothing else.
 */
export function* xmlTokens(text: string): Generator<XmlToken> {
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    const end = open < 0 ? text.length : open;
    if (end > at) yield { kind: 'text', text: resolved(text.slice(at, end), at), at };
    if (open < 0) return;
    if (text.startsWith('<!--', open)) at = after(text, '-->', open + 4);
    else if (text.startsWith('<?', open)) at = after(text, '?>', open + 2);
    else if (text.startsWith('<![CDATA[', open)) {
      at = after(text, ']]>', open + 9);
      yield { kind: 'text', text: text.slice(open + 9, at - 3), at: open };
    } else if (text.startsWith('<!', open)) at = afterDocumentType(text, open);
    else {
      at = after(text, '>', open + 1);
      yield tag(text.slice(open + 1, at - 1), open);
    }
  }
}

function after(text: string, ending: string, from: number): number {
  const found = text.indexOf(ending, from);
  if (found < 0)
    throw new FormatError('truncated', `it ends before the "${ending}" of what begins here`, from);
  return found + ending.length;
}

function afterDocumentType(text: string, open: number): number {
  const end = after(text, '>', open);
  if (!/^<!DOCTYPE\s/.test(text.slice(open, end))) {
    throw new FormatError('malformed', 'a declaration that is none of a document type', open);
  }
  if (text.slice(open, end).includes('[')) {
    throw new FormatError(
      'unsupported',
      'it declares entities or elements of its own, which are not expanded',
      open,
    );
  }
  return end;
}

function tag(inside: string, at: number): XmlToken {
  const closes = inside.startsWith('/');
  const name = NAME.exec(closes ? inside.slice(1) : inside)?.[0];
  if (name === undefined) throw new FormatError('malformed', 'a tag without a name', at);
  if (closes) return { kind: 'close', name, at };
  return { kind: inside.endsWith('/') ? 'empty' : 'open', name, at };
}

function resolved(text: string, at: number): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,32})(;?)/g, (whole, name: string, semicolon: string, offset: number) => {
    const character = semicolon === '' ? undefined : (NAMED[name] ?? numbered(name));
    if (character === undefined) {
      throw new FormatError('malformed', `"${whole}" refers to nothing that XML defines`, at + offset);
    }
    return character;
  });
}

function numbered(name: string): string | undefined {
  const match = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (match === null) return undefined;
  const point = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  return point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : undefined;
}
