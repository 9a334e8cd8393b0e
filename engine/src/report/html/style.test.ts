import { expect, test } from 'vitest';
import { STYLE } from './style.ts';

/** The colours of the first, the dark and the printed scheme. */
const SCHEMES = [...STYLE.matchAll(/:root \{([^}]*)\}/g)].map(([, rules = '']) =>
  Object.fromEntries(
    [...rules.matchAll(/--([a-z]+): (#[0-9a-f]+)/g)].map(([, name, colour]) => [name, colour]),
  ),
);

test('there is a scheme for light, for dark and for paper', () => {
  expect(SCHEMES.length).toBe(3);
  expect(STYLE).toContain('@media (prefers-color-scheme: dark)');
  expect(STYLE).toContain('@media print');
});

test('every tone can be read on every ground (WCAG 2.2, 1.4.3: 4.5 to 1)', () => {
  for (const scheme of SCHEMES) {
    for (const ground of ['paper', 'card']) {
      for (const tone of ['ink', 'quiet', 'stop', 'doubt', 'care', 'fine', 'link']) {
        const contrast = ratio(scheme[tone] ?? '', scheme[ground] ?? '');
        expect({ ground, tone, readable: contrast >= 4.5 }).toEqual({ ground, tone, readable: true });
      }
    }
  }
});

function ratio(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
