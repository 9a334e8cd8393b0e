import { type BytePath, displayPath } from './byte-path.ts';
import type { Container } from './container.ts';
import { brokenImage } from './image/gaps.ts';
import { imagesOf } from './image/image-members.ts';
import { inspect } from './inspect.ts';
import { layoutFiles } from './layout-files.ts';
import { gapObservation, type Scan } from './scan.ts';
import type { Observation, SourceGap } from './source.ts';
import { startStopwatch } from './stopwatch.ts';
import { unpackBudget } from './unpack-budget.ts';

export { isImageLayout } from './layout-files.ts';

const MARKER = 'oci-layout';
const INDEX = 'index.json';
/** What a layout has at its root, and what docker save and umoci put beside it. */
const OF_THE_LAYOUT = new Set([MARKER, INDEX, 'blobs', 'ingest', 'manifest.json', 'repositories']);

/** A target that is an OCI layout: its images, as they show, and not the pieces that it stores them in. */
export async function* observeLayout(scan: Scan, root: BytePath): AsyncGenerator<Observation> {
  const { files, total, close } = layoutFiles(scan, root);
  const layout: Container = {
    id: 'image',
    title: 'Container images (OCI layout)',
    doesNotSee: [],
    required: () => true,
    async *expand(file, context) {
      yield { kind: 'archive' };
      const { images, faults } = yield* imagesOf(file, files, context);
      if (images + faults === 0) yield { kind: 'gap', gap: brokenImage('it has no manifest') };
    },
  };
  try {
    const bytes = files(INDEX);
    if (bytes === null) return;
    const file = {
      path: INDEX,
      name: INDEX,
      place: scan.base + INDEX,
      size: bytes.size,
      head: bytes.read(0, 4096),
      location: { path: INDEX },
      bytes,
    };
    const { limits } = scan.options;
    yield* inspect(
      scan,
      file,
      { sources: [], containers: [layout] },
      {
        asset: null,
        depth: 0,
        // What is packed lies in many files: the whole layout may unpack to the limit, whatever one of them has.
        budget: unpackBudget(Math.max(total(), limits.unpackedBytes), limits),
        watch: startStopwatch(scan.clock),
      },
    );
    const others = besideLayout(scan, root);
    if (others.length > 0) yield gapObservation(scan, 'image', notLookedAt(others), { path: INDEX });
  } finally {
    close();
  }
}

function besideLayout(scan: Scan, root: BytePath): string[] {
  const names = scan.files.list(root).map(({ name }) => name);
  return names.filter((name) => !OF_THE_LAYOUT.has(name)).map(displayPath);
}

function notLookedAt(names: readonly string[]): SourceGap {
  const [first = ''] = names;
  const more = names.length === 1 ? '' : ` and ${names.length - 1} more`;
  return {
    code: 'unsupported',
    reason: `the folder is an image, and what else lies in it was not looked at: "${first}"${more}`,
    remedy: 'Name these as targets of their own.',
    material: true,
  };
}
