import { homedir, hostname } from 'node:os';
import type { Asset } from '../../model/asset.ts';
import { observeDirectory } from '../observe-directory.ts';
import { gapObservation, type Scan } from '../scan.ts';
import type { Observation } from '../source.ts';
import { systemRootAsset } from '../system-root.ts';
import { countReader } from '../tally.ts';
import type { HostMeans, HostReader } from './host-reader.ts';
import { placesThere } from './places.ts';
import { runningProcesses } from './running-processes.ts';
import { systemPrograms } from './system-program.ts';
import { windowsRegistry } from './windows-registry.ts';
import { windowsSecurityCenter } from './windows-security-center.ts';

/** Every register of a running system that is read live. To add one: its file, and its line here. */
export const HOST_READERS: readonly HostReader[] = [runningProcesses, windowsRegistry, windowsSecurityCenter];

/**
 * This computer, through its own registers, and the places where its system keeps what is installed. It is
 * not the whole disk: `interdict scan /` looks through that.
 */
export async function* observeHost(scan: Scan): AsyncGenerator<Observation> {
  const { signal } = scan.options;
  const platform = scan.options.host?.platform ?? process.platform;
  const asset = thisMachine(scan);
  const means: HostMeans = {
    run: scan.options.host?.run ?? systemPrograms(signal),
    files: scan.files,
    asset,
    platform,
  };
  for (const reader of HOST_READERS) {
    if (!reader.platforms.includes(platform)) continue;
    countReader(scan.tally, reader.id);
    scan.progress(reader.title);
    for await (const seen of reader.read(means)) {
      if (seen.kind === 'gap') yield gapObservation(scan, reader.id, seen.gap, { path: reader.title });
      else yield { kind: 'sighting', target: scan.target, sighting: seen.sighting };
      if (scan.pace.due()) await scan.pace.rest();
      if (signal.aborted) break;
    }
    if (signal.aborted) return yield brokenOff(scan, reader.title);
  }
  const places = placesThere(platform, homedir(), scan.files);
  if (places.length === 0) yield nowhere(scan, platform);
  for (const place of places) {
    yield* observeDirectory(scan, place, { prefix: `${place.replace(/^\//, '')}/`, asset });
    if (signal.aborted) return yield brokenOff(scan, place);
  }
}

function thisMachine(scan: Scan): Asset {
  const name = hostname();
  return systemRootAsset(scan.files, '/', name) ?? { kind: 'machine', id: name.toLowerCase(), label: name };
}

function nowhere(scan: Scan, platform: string): Observation {
  const gap = {
    code: 'unsupported',
    reason: `where a system of this kind (${platform}) keeps its programs is not known here`,
    remedy: 'Scan its disk: name the folders that hold programs as targets.',
    material: true,
  } as const;
  return gapObservation(scan, 'host', gap, { path: platform });
}

function brokenOff(scan: Scan, place: string): Observation {
  const gap = {
    code: 'interrupted',
    reason: `the scan of this computer was broken off at ${place}`,
    remedy: 'Scan again.',
    material: true,
  } as const;
  return gapObservation(scan, 'host', gap, { path: place });
}
