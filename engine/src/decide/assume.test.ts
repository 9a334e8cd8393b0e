import { expect, test } from 'vitest';
import { catalogueOf, clauseOf, lawOf } from '../../tests/law/arbitrary-law.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { assuming } from './assume.ts';

const always = { when: null, valid: { from: 'e0', to: 'open' }, known: { from: 'e0', to: 'open' } };
const made = lawOf([clauseOf('c', 'prohibited', always)], false);
const [event] = made.events;
if (event === undefined) throw new Error('a law without an event');
const dated = { ...event, id: 'dated' };
const undated = { ...event, id: 'undated', at: null };
const proposal = { ...made, id: 'bill', status: 'proposal' as const, events: [dated, undated] };
const catalogue = catalogueOf([{ ...made, events: [dated, undated] }, proposal]);

test('a proposal taken as made happens on its day where it gives none', () => {
  const [law, bill] = assuming(catalogue, [{ prohibition: 'bill', date: '2027-01-01' }]).prohibitions;
  expect(law).toBe(catalogue.prohibitions[0]);
  expect(bill?.status).toBe('made');
  expect(bill?.events.map(({ at }) => at)).toEqual([event.at, '2027-01-01']);
});

test('nothing is assumed of a law that is made, nor where nothing is asked', () => {
  expect(assuming(catalogue, [])).toBe(catalogue);
  const [law, bill] = assuming(catalogue, [{ prohibition: 'law', date: '2027-01-01' }]).prohibitions;
  expect([law, bill]).toEqual([...catalogue.prohibitions]);
});

test('what the catalogue does not know is refused with the nearest name', () => {
  const wrong = () => assuming(catalogue, [{ prohibition: 'bil', date: '2027-01-01' }]);
  expect(wrong).toThrow(InterdictError);
  expect(wrong).toThrow('"bil" is no prohibition or proposal that the catalogue knows.');
  try {
    wrong();
  } catch (error) {
    expect(error).toMatchObject({ code: 'unknown-word', family: 'usage', subject: '--assume' });
    expect(error).toMatchObject({ remedy: expect.stringContaining('bill') });
  }
});
