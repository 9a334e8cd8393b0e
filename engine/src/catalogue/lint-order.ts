import { CST, LineCounter, Parser } from 'yaml';
import { type FileShape, fileShape, keyRanks, shapeBelow, shapeOf, type Written } from './file-shape.ts';
import { type LintFinding, lintNote } from './lint-finding.ts';

/**
 * Looks for maps whose keys stand in another order than the file's shape has them: whoever reads many files finds
 * each thing at its place. Keys that are ids have the order that they are given. Tokens alone are read.
 *
 * @param path how findings name the file; `where` is `path:line:column`
 */
export function lintOrder(text: string, path: string): LintFinding[] {
  const lines = new LineCounter();
  const found: LintFinding[] = [];
  for (const token of new Parser(lines.addNewLine).parse(text)) {
    if (token.type !== 'document') continue;
    const root = fileShape(schemaOf(token.value));
    eachMap(token.value, root, root, (offset, late, before) => {
      const { line, col } = lines.linePos(offset);
      const message = `"${late}" stands after "${before}".`;
      const remedy = 'Put the keys in the order of the schema: --fix does.';
      found.push(lintNote('key-order', `${path}:${line}:${col}`, message, remedy));
    });
  }
  return found;
}

type Visit = (offset: number, late: string, before: string) => void;

function eachMap(
  token: CST.Token | undefined,
  shape: FileShape | null,
  root: FileShape | null,
  visit: Visit,
): void {
  if (shape === null || !CST.isCollection(token)) return;
  const keys = token.items.map(({ key }) => wordOf(key));
  const written: Written = isList(token) ? 'list' : keys;
  const meant = shapeOf(written, shape, root);
  if (meant === null) return;
  if (written !== 'list') visitLate(token, keys, meant, visit);
  token.items.forEach(({ value }, index) => {
    const below = written === 'list' ? (meant.items ?? null) : shapeBelow(keys[index] ?? '', meant);
    eachMap(value, below, root, visit);
  });
}

function visitLate(token: CST.Token, keys: readonly string[], meant: FileShape, visit: Visit): void {
  const ranks = keyRanks(keys, meant);
  const late = ranks?.findIndex((rank, index) => index > 0 && rank < (ranks[index - 1] ?? rank)) ?? -1;
  const [key, before] = [keys[late], keys[late - 1]];
  if (key !== undefined && before !== undefined) visit(token.offset, key, before);
}

function isList(token: CST.Token): boolean {
  return token.type === 'block-seq' || (token.type === 'flow-collection' && token.start.source === '[');
}

function wordOf(token: CST.Token | null | undefined): string {
  return CST.isScalar(token) ? CST.resolveAsScalar(token).value : '';
}

function schemaOf(token: CST.Token | undefined): string {
  const items = CST.isCollection(token) ? token.items : [];
  return wordOf(items.find(({ key }) => wordOf(key) === 'schema')?.value);
}
