import { isIPv4, isIPv6 } from 'node:net';
import type { Indicator } from '../model/indicator.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';

/** An address as a number of 32 or 128 bits; null for what is none. An IPv4 inside IPv6 is its IPv4. */
export function addressBits(text: string): { readonly bits: 32 | 128; readonly value: bigint } | null {
  const address =
    text
      .trim()
      .replace(/^\[|\]$/g, '')
      .split('%', 1)[0] ?? '';
  if (isIPv4(address)) return { bits: 32, value: ipv4(address) };
  if (!isIPv6(address)) return null;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return { bits: 32, value: ipv4(mapped[1]) };
  return { bits: 128, value: ipv6(address) };
}

function ipv4(address: string): bigint {
  return address.split('.').reduce((value, octet) => value * 256n + BigInt(octet), 0n);
}

function ipv6(address: string): bigint {
  const [head = '', tail] = address.split('::');
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array.from({ length: Math.max(0, zeros) }, () => 0n), ...right];
  return all.reduce((value, group) => value * 65536n + group, 0n);
}

function groups(text: string): bigint[] {
  return text
    .split(':')
    .filter((group) => group !== '')
    .flatMap((group) => {
      if (!group.includes('.')) return [BigInt(`0x${group}`)];
      const value = ipv4(group);
      return [value >> 16n, value & 65535n];
    });
}

/** IP addresses, single or by block. */
export const network: Matcher = {
  id: 'network',
  title: 'IP addresses',
  kinds: ['ip'],
  compares: 'The address, or that it lies in the block.',
  compile: (indicators) => {
    // One map for each length of prefix in use: a value costs as many look-ups as there are lengths.
    const byLength = new Map<string, Map<bigint, Indicator[]>>();
    for (const indicator of indicators) {
      const [address = '', prefix] = indicator.pattern.split('/');
      const base = addressBits(address);
      if (!base) continue;
      const length = prefix === undefined ? base.bits : Math.min(base.bits, Number(prefix));
      const key = `${base.bits}/${length}`;
      const table = byLength.get(key) ?? new Map<bigint, Indicator[]>();
      byLength.set(key, table);
      const start = base.value >> BigInt(base.bits - length);
      const list = table.get(start) ?? [];
      list.push(indicator);
      table.set(start, list);
    }
    return (value) => {
      const given = addressBits(value);
      if (!given) return NO_INDICATORS;
      const found: Indicator[] = [];
      for (const [key, table] of byLength) {
        const [bits, length] = key.split('/').map(Number);
        if (bits !== given.bits || length === undefined) continue;
        found.push(...(table.get(given.value >> BigInt(bits - length)) ?? []));
      }
      return found.length > 0 ? found : NO_INDICATORS;
    };
  },
};
