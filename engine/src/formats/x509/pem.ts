/** Certificates as text (RFC 7468). */
/** The DER of every certificate in the text, in order. What stands between blocks is passed over. */
export function pemBlocks(text: string): Uint8Array[] {
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g);
  return [...blocks].map((match) => Uint8Array.from(Buffer.from(match[1] ?? '', 'base64')));
}

/** One certificate as PEM, with a final newline. */
export function printPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
