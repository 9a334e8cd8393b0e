import { expect, test } from 'vitest';
import { newOverlay } from './overlay.ts';

/** Paths that show, of layers given from the highest down; a folder ends in `/`. */
function shown(...layers: string[][]): string[] {
  const overlay = newOverlay(1_000);
  const found: string[] = [];
  for (const layer of layers) {
    for (const path of layer) {
      const isFolder = path.endsWith('/');
      const name = isFolder ? path.slice(0, -1) : path;
      const shows = overlay.shows(name);
      if (overlay.note(name, isFolder ? 'directory' : 'file') === 'entry' && shows && !isFolder)
        found.push(name);
    }
    overlay.endLayer();
  }
  return found;
}

test('a higher layer replaces a file', () => {
  expect(shown(['a/x'], ['a/x', 'a/y'])).toEqual(['a/x', 'a/y']);
});

test('a whiteout removes a file, and a folder with all below it, from lower layers only', () => {
  expect(shown(['a/.wh.x'], ['a/x', 'a/y'])).toEqual(['a/y']);
  expect(shown(['.wh.a'], ['a/x', 'a/b/y', 'c'])).toEqual(['c']);
  expect(shown(['a/.wh.x', 'a/x'], ['a/x'])).toEqual(['a/x']);
});

test('an opaque folder hides what lower layers have in it', () => {
  expect(shown(['a/', 'a/.wh..wh..opq', 'a/new'], ['a/old', 'b'])).toEqual(['a/new', 'b']);
});

test('a file in place of a folder hides what was in it', () => {
  expect(shown(['a'], ['a/x', 'b'])).toEqual(['a', 'b']);
});

test('a folder in place of a file hides the file and nothing else', () => {
  expect(shown(['a/'], ['a', 'a/x'])).toEqual(['a/x']);
});

test('the lowest layer is not held, and a whiteout in it is no file', () => {
  const overlay = newOverlay(1);
  overlay.isLowest();
  expect(['a', 'b', 'c/.wh.d'].map((path) => overlay.note(path, 'file'))).toEqual([
    'entry',
    'entry',
    'whiteout',
  ]);
  expect(overlay.isFull()).toBe(false);
});

test('an opaque root hides everything below', () => {
  expect(shown(['.wh..wh..opq', 'x'], ['y', 'a/z'])).toEqual(['x']);
});
