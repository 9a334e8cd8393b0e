import { describe, expect, test } from 'vitest';
import type { OpenQuestion } from '../../model/determination.ts';
import { questionLines } from './question-lines.ts';

const question = (id: string, more: Partial<OpenQuestion> = {}): OpenQuestion => ({
  id,
  ask: `Is it ${id}?`,
  help: null,
  ifYes: [],
  ifNo: [],
  ...more,
});
const textOf = (questions: readonly OpenQuestion[]) =>
  questionLines(questions, 'whole').map((words) =>
    words.map((word) => (typeof word === 'string' ? word : word.text)).join(''),
  );

describe('what is asked', () => {
  test('says what each answer gives', () => {
    const [head, , gives] = textOf([question('q/a', { ifYes: ['prohibited'], ifNo: [] })]);
    expect(head).toBe('It turns first on one fact:');
    expect(gives).toMatch(/^yes: PROHIBITED; no: it stays open$/);
  });

  test('says that one fact settles it only where each answer leaves one verdict', () => {
    const settled = { ifYes: ['prohibited'], ifNo: ['allowed'] } as const;
    expect(textOf([question('q/a', settled)])[0]).toBe('One fact settles it:');
    const open = { ...settled, ifYes: ['prohibited', 'not-covered'] } as const;
    expect(textOf([question('q/a', open)])[0]).toBe('It turns first on one fact:');
  });

  test('claims nothing of a question that is not answered by yes or no', () => {
    expect(textOf([question('product')])).toEqual(['It turns on this:', '- Is it product? [product]']);
    expect(textOf([question('product'), question('q/a', { ifNo: ['allowed'] })])[0]).toBe(
      'It turns on 2 facts:',
    );
  });
});
