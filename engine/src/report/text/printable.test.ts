import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt, printable, printableJson } from './printable.ts';

const HOSTILE = [
  ['an escape sequence that clears the screen', '\u001b[2Jclean', '\\x1b[2Jclean'],
  ['the one-byte form of the same', '\u009b2Jclean', '\\x9b2Jclean'],
  ['a window title', '\u001b]0;owned\u0007', '\\x1b]0;owned\\x07'],
  ['a right-to-left override', 'avp\u202etxt.exe', 'avp\\u202etxt.exe'],
  ['an isolate', 'a\u2066b\u2069', 'a\\u2066b\\u2069'],
  ['a line break', 'one\r\ntwo', 'one\\r\\ntwo'],
  ['a carriage return that overwrites', 'infected\rclean', 'infected\\rclean'],
  ['a zero-width space', 'kas\u200bpersky', 'kas\\u200bpersky'],
  ['a tag character', 'a\u{e0041}', 'a\\u{e0041}'],
  ['a lone surrogate', 'a\ud800b', 'a\\ud800b'],
  ['a NUL', 'a\u0000b', 'a\\x00b'],
] as const;

for (const [what, given, shown] of HOSTILE) {
  test(`${what} is shown, not obeyed`, () => {
    expect(printable(given)).toBe(shown);
  });
}

test('other scripts and emoji are left alone', () => {
  const text = 'Лаборатория Касперского 卡巴斯基 Ünïcode 🛡';
  expect(printable(text)).toBe(text);
});

test('JSON keeps its value and holds nothing that a terminal acts on', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (strings) => {
      const text = printableJson({ strings });
      expect(JSON.parse(text)).toEqual({ strings });
      expect(printable(text.replaceAll('\n', ''))).toBe(text.replaceAll('\n', ''));
    }),
  );
});

test('an excerpt is never longer than asked for and never ends in half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 60 }), (text, length) => {
      const shown = excerpt(text, length);
      expect(shown.length).toBeLessThanOrEqual(length);
      expect(() => encodeURIComponent(shown)).not.toThrow();
    }),
  );
});
