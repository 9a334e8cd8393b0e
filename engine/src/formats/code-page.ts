/** Code pages of Windows by their number (learn.microsoft.com, "Code Page Identifiers"), as far as Node knows them. */
const LABELS: Readonly<Record<number, string>> = {
  437: 'windows-1252',
  850: 'windows-1252',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  20127: 'windows-1252',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28591: 'windows-1252',
  28592: 'iso-8859-2',
  28595: 'iso-8859-5',
  28605: 'iso-8859-15',
  51932: 'euc-jp',
  54936: 'gb18030',
  65001: 'utf-8',
};

/**
 * A decoder of a code page; null where it is none that is known. 0 is "neutral": plain letters, and what
 * programs that write UTF-8 without saying so put there.
 */
export function codePageDecoder(codePage: number): ((bytes: Uint8Array) => string) | null {
  if (codePage === 0) return decodeNeutral;
  const isWindows = codePage >= 1250 && codePage <= 1258;
  const label = isWindows ? `windows-${codePage}` : LABELS[codePage];
  if (label === undefined) return null;
  const decoder = new TextDecoder(label);
  return (bytes) => decoder.decode(bytes);
}

export function decodeNeutral(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
