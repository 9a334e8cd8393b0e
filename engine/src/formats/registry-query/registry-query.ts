/**
 * What `reg query KEY /s` prints (learn.microsoft.com, "reg query"): a line for each key, and below it, four
 * blanks in, a line for each value: name, type and data with four blanks between.
 */
import { type RegistryValue, stringsValue, stringValue } from '../registry-value.ts';

/** A key with its values, by name in lower case; the default value has the empty name. */
export interface QueriedKey {
  readonly path: string;
  /** Line in the output, from 1. */
  readonly line: number;
  readonly values: ReadonlyMap<string, RegistryValue>;
}

const KEY = /^HKEY_[A-Z_]+\\.*$/;
const VALUE = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;
/** The default value has a name in the language of the system, in brackets. */
const DEFAULT_NAME = /^\(.*\)$/;

/** Keys in the order of the output. Lines that are neither are what the program says to people. */
export function* queriedKeys(text: string): Generator<QueriedKey> {
  let path: string | null = null;
  let at = 0;
  let values = new Map<string, RegistryValue>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const value = path === null ? null : VALUE.exec(line);
    if (value) {
      const name = value[1] ?? '';
      values.set(
        DEFAULT_NAME.test(name) ? '' : name.toLowerCase(),
        typedValue(value[2] ?? '', value[3] ?? ''),
      );
    } else if (KEY.test(line)) {
      if (path !== null) yield { path, line: at, values };
      path = line.trimEnd();
      at = index + 1;
      values = new Map();
    }
  }
  if (path !== null) yield { path, line: at, values };
}

function typedValue(type: string, data: string): RegistryValue {
  switch (type) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return stringValue(data);
    case 'REG_MULTI_SZ':
      return stringsValue(data.replaceAll('\\0', '\0'));
    case 'REG_DWORD':
    case 'REG_QWORD': {
      const number = Number.parseInt(data, 16);
      return Number.isSafeInteger(number) ? { type: 'number', number } : { type: 'bytes', length: 0 };
    }
    default:
      return { type: 'bytes', length: Math.floor(data.length / 2) };
  }
}
