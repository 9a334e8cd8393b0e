import type { Indicator } from '../model/indicator.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { patternTable } from './pattern-table.ts';

/** A repository without scheme, tag, digest and the implied registry. */
function foldImage(text: string): string {
  const noDigest =
    text
      .trim()
      .toLowerCase()
      .replace(/^(oci|docker):\/\//, '')
      .split('@', 1)[0] ?? '';
  const slash = noDigest.lastIndexOf('/');
  const colon = noDigest.indexOf(':', slash + 1);
  const repository = colon < 0 ? noDigest : noDigest.slice(0, colon);
  return repository.replace(/^(docker\.io|index\.docker\.io)\//, '').replace(/^library\//, '');
}

/** Container images and charts by repository, also where a mirror put its own name in front. */
export const containerImage: Matcher = {
  id: 'container-image',
  title: 'Container images',
  kinds: ['container-image'],
  compares: 'The repository without tag and digest, whole, also behind the name of a mirror.',
  compile: (indicators) => {
    const table = patternTable(indicators, foldImage);
    return (value) => {
      const found = new Set<Indicator>();
      const image = foldImage(value);
      for (let at = 0; at >= 0; at = image.indexOf('/', at) < 0 ? -1 : image.indexOf('/', at) + 1) {
        for (const indicator of table(image.slice(at))) found.add(indicator);
      }
      return found.size > 0 ? [...found] : NO_INDICATORS;
    };
  },
};
