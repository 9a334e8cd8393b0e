import { isScalar, LineCounter, parseDocument, Scalar, visit } from 'yaml';
import { type LintFinding, lintError } from './lint-finding.ts';

const BOOLEAN = /^(y|n|yes|no|on|off)$/i;
const DATE = /^\d{4}-\d{2}-\d{2}/;
/** What a file has to contain before it is worth parsing: such a word after a colon, a comma, a bracket or a dash. */
const PERHAPS = /[:,[{-]\s+((y|n|yes|no|on|off)\s*[,\]}#\n]|\d{4}-\d{2}-\d{2})/i;

/**
 * Checks how a file is written, for readers of YAML 1.1, to whom a plain `NO` is false and a plain
 * 2030-09-29 a time stamp: what they would take for something else is quoted. Keys are left alone.
 *
 * @param path how findings name the file; `where` is `path:line:column`
 */
export function lintText(text: string, path: string): LintFinding[] {
  return plainValues(text).map(({ line, column, written }) => {
    const what = BOOLEAN.test(written)
      ? { lint: 'implicit-bool', read: 'true or false' }
      : { lint: 'unquoted-date', read: 'a time stamp' };
    const message = `A plain ${written} is ${what.read} to older readers.`;
    return lintError(what.lint, `${path}:${line}:${column}`, message, `Write "${written}".`);
  });
}

/** The text with what `lintText` finds put in quotation marks, and nothing else changed. */
export function quotedText(text: string): string {
  let mended = text;
  for (const { from, written } of plainValues(text).reverse())
    mended = `${mended.slice(0, from)}"${written}"${mended.slice(from + written.length)}`;
  return mended;
}

/** A value without quotation marks that readers of YAML 1.1 take for something else. */
interface PlainValue {
  readonly from: number;
  readonly line: number;
  readonly column: number;
  readonly written: string;
}

function plainValues(text: string): PlainValue[] {
  if (!PERHAPS.test(text)) return [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' });
  const found: PlainValue[] = [];
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || node.type !== Scalar.PLAIN || !isScalar(node) || !node.range) return;
      const written = node.source ?? '';
      if (!BOOLEAN.test(written) && !DATE.test(written)) return;
      const [from] = node.range;
      const at = lines.linePos(from);
      found.push({ from, line: at.line, column: at.col, written });
    },
  });
  return found.sort((a, b) => a.from - b.from);
}
