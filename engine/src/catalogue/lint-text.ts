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
  if (!PERHAPS.test(text)) return [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' });
  const found: LintFinding[] = [];
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || node.type !== Scalar.PLAIN || !isScalar(node) || !node.range) return;
      const at = lines.linePos(node.range[0]);
      const where = `${path}:${at.line}:${at.col}`;
      const written = node.source ?? '';
      if (BOOLEAN.test(written)) {
        const message = `A plain ${written} is true or false to older readers.`;
        found.push(lintError('implicit-bool', where, message, `Write "${written}".`));
      } else if (DATE.test(written)) {
        const message = `A plain ${written} is a time stamp to older readers.`;
        found.push(lintError('unquoted-date', where, message, `Write "${written}".`));
      }
    },
  });
  return found;
}
