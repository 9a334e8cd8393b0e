/**
 * Where something was seen. `path` is relative to the target with `/` between names (bytes that are no
 * UTF-8 written `\xNN`); `within` names the archive members passed through, outermost first, `path` then
 * being the archive. `line` and `column` start at 1. `pointer` names a row's field, a JSON pointer or a
 * registry value.
 */
export interface Location {
  readonly path: string;
  readonly within?: readonly string[];
  readonly line?: number;
  readonly column?: number;
  readonly pointer?: string;
}

/** One line for people: `backup/old.zip!bin/avp.exe:14`. */
export function printLocation(location: Location): string {
  const inside = location.within?.length ? `!${location.within.join('!')}` : '';
  const line = location.line === undefined ? '' : `:${location.line}`;
  return `${location.path}${inside}${line}`;
}
