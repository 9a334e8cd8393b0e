import { columns } from '../report/text/lines.ts';
import { excerpt } from '../report/text/printable.ts';
import type { Printer } from './surroundings.ts';

/** What a long command is doing now. */
export interface ProgressNote {
  /** What is being looked at. */
  readonly reading: string;
  /** How far it has come: "1,234 files  5.6 MB", "12 of 110 laws". */
  readonly counts: string;
}

/** How far a scan has come. */
export function filesAndBytes(files: number, bytes: number): string {
  return `${files.toLocaleString('en-US')} files  ${bytesText(bytes)}`;
}

export interface ProgressBar {
  note(progress: ProgressNote): void;
  /** Takes the bar off the screen; nothing is drawn after it. */
  erase(): void;
}

/** What is over before that needs no bar. */
const QUIET_MILLISECONDS = 2000;
const REDRAW_MILLISECONDS = 100;
const TRACK = 12;
const ERASE = '\r\u001b[2K';

const NO_BAR: ProgressBar = { note: () => {}, erase: () => {} };

/**
 * A bar on standard error: what is being looked at now, and how far it has come. How much is still to come of a scan
 * nobody knows before it was walked, so that the bar runs to and fro.
 *
 * @param clock milliseconds that only go forward
 */
export function startProgress(
  printer: Printer,
  wanted: boolean,
  clock = () => performance.now(),
): ProgressBar {
  if (!wanted || !printer.isTTY) return NO_BAR;
  const started = clock();
  let drawn = 0;
  let erased = false;
  let latest: ProgressNote | null = null;
  const draw = () => {
    const now = clock();
    if (erased || latest === null || now - started < QUIET_MILLISECONDS) return;
    if (now - drawn < REDRAW_MILLISECONDS) return;
    drawn = now;
    void printer.print(`${ERASE}${progressLine(latest, now - started, printer.columns)}`);
  };
  const timer = setInterval(draw, REDRAW_MILLISECONDS);
  timer.unref();
  return {
    note(progress) {
      latest = progress;
      draw();
    },
    erase() {
      clearInterval(timer);
      if (drawn > 0 && !erased) void printer.print(ERASE);
      erased = true;
    },
  };
}

/** One line of the bar, never wider than the terminal. */
export function progressLine(progress: ProgressNote, elapsed: number, width: number): string {
  const counts = `${progress.counts}  `;
  const room = Math.max(0, width - 1 - TRACK - 3 - counts.length);
  const line = `${track(elapsed)} ${counts}${room > 3 ? excerpt(progress.reading, room) : ''}`;
  return columns(line) < width ? line : shortened(line, width - 1);
}

/** A mark that runs to and fro on its track. */
function track(elapsed: number): string {
  const span = TRACK - 3;
  const step = Math.floor(elapsed / REDRAW_MILLISECONDS) % (2 * span);
  const at = step < span ? step : 2 * span - step;
  return `[${' '.repeat(at)}===${' '.repeat(span - at)}]`;
}

function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

function shortened(line: string, width: number): string {
  let text = '';
  for (const character of line) {
    if (columns(text) + columns(character) > width) break;
    text += character;
  }
  return text;
}
