import { expect, it } from 'vitest';
import { ask } from '../../engine/src/decide/ask.ts';
import { catalogueOf, faultsOf, requestOf } from '../../engine/src/decide/law-case.ts';
import { compileCatalogue, readCases } from './compiled-once.ts';

const now = Date.parse('2026-11-24T12:00:00Z');

it.each(readCases())('$prohibition answers its cases', (table) => {
  for (const lawCase of table.cases) {
    const answer = ask(
      catalogueOf(lawCase, table, compileCatalogue()),
      requestOf(lawCase, table.defaults, now),
    );
    expect(faultsOf(lawCase, answer), lawCase.id).toEqual([]);
  }
});
