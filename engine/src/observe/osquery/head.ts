import { mayMention, mentionsOf } from '../head-text.ts';
import { tableOf } from './tables.ts';

/**
 * How osqueryi lays out what it prints: a row on a line of its own, nothing between its names and values.
 * Writers of JSON either indent everything or nothing.
 */
const PRINTED_ROWS = /^\uFEFF?\[\r?\n {2}\{"[a-z0-9_]+":"/i;

/** A name with a value that osquery does not write in a row: all of a row's values are strings. */
const NOT_A_ROW = /":\s*[[{]/;
const ROW_NAME = /"([A-Za-z0-9_]+)"\s*:\s*"/g;

const LOG_MARKS = mentionsOf(['hostIdentifier', 'node_key', 'queries']);

/** Whether the first bytes of a file are osquery's. `text` is asked for only where they are JSON's. */
export function looksLikeOsquery(head: Uint8Array, text: () => string): boolean {
  const opening = firstByte(head);
  if (opening !== 0x5b && opening !== 0x7b) return false;
  if (opening === 0x7b && !mayMention(head, LOG_MARKS)) return false;
  const start = text();
  if (isResultLog(start)) return true;
  if (opening !== 0x5b || !/^\uFEFF?\s*\[\s*\{/.test(start) || NOT_A_ROW.test(start)) return false;
  const columns = new Set<string>();
  for (const [, name] of start.matchAll(ROW_NAME)) if (name !== undefined) columns.add(name);
  // A list of a web page may have a name and a path too: that is no row until it is more like one.
  return tableOf(columns, null, PRINTED_ROWS.test(start) ? 1 : 2) !== null;
}

/** Results name their host, or the node's key, or stand beside the statuses of their queries. */
function isResultLog(start: string): boolean {
  const has = (name: string): boolean => start.includes(`"${name}"`);
  if (
    has('hostIdentifier') &&
    (has('columns') || has('snapshot') || has('diffResults') || has('calendarTime'))
  ) {
    return true;
  }
  if (has('node_key') && (has('queries') || has('log_type'))) return true;
  return has('queries') && has('statuses');
}

/** White space, a byte order mark and the zero bytes of UTF-16 may stand before. */
function firstByte(head: Uint8Array): number | null {
  for (let at = 0; at < head.length && at < 64; at++) {
    const byte = head[at] ?? 0;
    if (byte > 0x20 && byte < 0xbb) return byte;
    if (byte > 0xbf && byte < 0xef) return null;
  }
  return null;
}
