import { programOf, unitSettings } from '../../formats/systemd-unit/systemd-unit.ts';
import { textChunks, textLines } from '../../formats/text.ts';
import { printLocation } from '../../model/location.ts';
import { documentGaps, fileAsset, openDocument } from '../document.ts';
import { sightingsOf } from '../sightings.ts';
import type { Source } from '../source.ts';

/** Where systemd looks for units of the system and of users (systemd.unit(5)), and where generators put them. */
const UNIT =
  /(?:^|\/)(?:etc|run|lib|usr\/lib|usr\/local\/lib|usr\/share|\.config|\.local\/share)\/systemd\/(?:system|user|generator(?:\.early|\.late)?)\/([^/]+\.service)$/;
/** Of the lines that start, stop and watch a service, those that name its program. */
const COMMANDS = new Set(['ExecStart', 'ExecStartPre', 'ExecStop', 'ExecReload']);
const MOST_COMMANDS = 50;

/** Services of Linux, installed or switched on. */
export const systemdUnit: Source = {
  id: 'systemd-unit',
  title: 'Services of Linux (systemd units)',
  schemes: [],
  needs: [],
  sees: [
    { kind: 'service', what: 'each service, by the name of its unit' },
    { kind: 'file-path', what: 'the programs that it runs' },
  ],
  doesNotSee: [
    'whether a service is switched on',
    'drop-in files beside a unit (*.service.d)',
    'scripts in /etc/init.d',
  ],
  named: { endings: ['service'] },
  required: (file) => file.name.endsWith('.service') && UNIT.test(file.place),
  *observe(file, context) {
    const document = openDocument(file, context.limits);
    for (const gap of document.gaps) yield { kind: 'gap', gap };
    const gaps = documentGaps(
      file,
      'Repair that line; systemd-analyze verify <file> says what is wrong with it.',
    );
    const record = {
      asset: context.asset ?? fileAsset(file),
      location: file.location,
      source: systemdUnit.id,
      standing: 'declared',
      artefact: printLocation(file.location),
      presence: 'installed',
    } as const;
    yield* sightingsOf(record, [['service', file.name]]);
    let commands = 0;
    const lines = textLines(textChunks(file.bytes, document.encoding, document.length));
    for (const each of unitSettings(lines)) {
      if (each.kind === 'pause') yield each;
      else if (each.kind === 'error') yield* gaps.report(each.error, { line: each.line });
      else if (each.section === 'Service' && COMMANDS.has(each.key) && commands++ < MOST_COMMANDS) {
        const place = { ...file.location, line: each.line, pointer: each.key };
        yield* sightingsOf({ ...record, location: place }, [['file-path', programOf(each.value)]]);
      }
    }
    yield* gaps.rest();
  },
};
