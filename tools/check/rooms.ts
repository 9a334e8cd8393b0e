import {
  COMPUTES_ONLY,
  FLOW_FILES,
  NARROWER,
  OUTSIDE_MODULES,
  PLUGIN_ROOMS,
  PURE_ROOMS,
  REGISTRIES,
  ROOMS,
  SIDEWAYS,
} from './house.ts';
import { type Import, importsOf } from './imports.ts';
import { engineSources } from './repository.ts';
import type { Check, Violation } from './violation.ts';

const SRC = 'engine/src/';
type Objection = Pick<Violation, 'what' | 'remedy'>;

interface Place {
  readonly room: string;
  /** `formats/pe` for a file inside a plug-in's folder; null for one that stands in the room itself. */
  readonly plugin: string | null;
}

/** Import direction room by room, and none sideways between plug-ins. */
export const rooms: Check = {
  id: 'rooms',
  title: 'imports go down the list of rooms, never up and never sideways between plug-ins',
  run: (repository) =>
    engineSources(repository).flatMap((path) =>
      importsOf(path, repository.text(path)).flatMap((one) =>
        [direction(path, one), sideways(path, one), outside(path, one), lazyServer(path, one)]
          .filter((objection) => objection !== null)
          .map((objection) => ({ path, line: one.line, ...objection })),
      ),
    ),
};

function placeOf(path: string): Place {
  const [first = '', second, third] = path.slice(SRC.length).split('/');
  const isPlugin = third !== undefined && PLUGIN_ROOMS.some((room) => room === first);
  return { room: first, plugin: isPlugin ? `${first}/${second}` : null };
}

function rank(room: string): number {
  return ROOMS.findIndex((known) => known === (FLOW_FILES[room] ?? room));
}

function direction(path: string, { path: to }: Import): Objection | null {
  if (to === null) return null;
  if (!to.startsWith(SRC))
    return { what: `imports ${to}, outside engine/src`, remedy: 'move what is needed into a room' };
  const from = placeOf(path).room;
  const target = placeOf(to).room;
  if (from === target) return null;
  if (rank(from) < 0)
    return { what: `${from} is no room`, remedy: 'put the file into a room of tools/check/house.ts' };
  const narrower = NARROWER[from];
  if (narrower !== undefined && !narrower.mayImport.includes(target))
    return { what: `${from}/ imports ${target}/: ${narrower.why}`, remedy: 'let the caller hand it over' };
  // flow.ts stands at the end of its room, so what comes after it may call it.
  const allowed = FLOW_FILES[from] === undefined ? rank(target) < rank(from) : rank(target) <= rank(from);
  if (allowed || (FLOW_FILES[target] !== undefined && rank(from) > rank(target))) return null;
  return {
    what: `${from}/ imports ${target}/, which comes after it`,
    remedy: 'move the shared part to the earlier room, or hand it in as an argument',
  };
}

function sideways(path: string, { path: to }: Import): Objection | null {
  const from = placeOf(path);
  if (to === null || from.plugin === null || !to.startsWith(SRC)) return null;
  const target = placeOf(to);
  if (target.room !== from.room || target.plugin === from.plugin) return null;
  if (REGISTRIES.some(({ registry }) => registry === to))
    return { what: 'a plug-in imports its own registry', remedy: 'hand in what it needs as an argument' };
  if (target.plugin === null) return null;
  const { plugin } = target;
  if (SIDEWAYS.some((row) => row.from === from.plugin && row.to.includes(plugin))) return null;
  return {
    what: `${from.plugin} imports its sibling ${plugin}`,
    remedy:
      'move the shared part up into the room, or state the allowance and its reason in tools/check/house.ts',
  };
}

function outside(path: string, { specifier }: Import): Objection | null {
  const { room } = placeOf(path);
  if (!PURE_ROOMS.some((pure) => pure === room)) return null;
  if (!OUTSIDE_MODULES.some((module) => module === specifier)) return null;
  if (COMPUTES_ONLY.some((row) => row.path === path && row.module === specifier)) return null;
  return {
    what: `${room}/ is pure and imports ${specifier}`,
    remedy: 'read in observe/ or cli/, and hand it in',
  };
}

function lazyServer(path: string, { path: to, dynamic }: Import): Objection | null {
  if (to === null || !to.startsWith(`${SRC}server/`) || path.startsWith(`${SRC}server/`)) return null;
  if (path === `${SRC}cli/serve.ts` && dynamic) return null;
  return {
    what: 'server/ is loaded by cli/serve.ts alone, lazily',
    remedy: 'use await import() in cli/serve.ts',
  };
}
