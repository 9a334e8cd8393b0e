const known = new Map<string, boolean>();

/** Whether the system's time-zone data knows the zone; another name would stop whoever asks it for an hour. */
export function isZone(name: string): boolean {
  const is = known.get(name) ?? isFound(name);
  known.set(name, is);
  return is;
}

function isFound(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
