import { describe, expect, it } from 'vitest';
import { foldMaker } from './name.ts';

describe('names of makers', () => {
  it.each([
    ['Acme Technology Co., Ltd.', 'ACME TECHNOLOGY CO.,LTD'],
    ['Acme (Xiamen) Co. , Ltd', 'Acme(Xiamen)Co.,Ltd.'],
    ['Acme, Inc.', 'ACME,INC'],
    ['Acme <mail@example.org>', 'Acme'],
  ])('%s is %s', (one, other) => {
    expect(foldMaker(one)).toBe(foldMaker(other));
  });

  it('keeps apart what differs in a word', () => {
    expect(foldMaker('Acme Group')).not.toBe(foldMaker('Acme Inc.'));
    expect(foldMaker('A B C')).not.toBe(foldMaker('ABC'));
  });
});
