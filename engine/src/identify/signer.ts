import { nameAttributes } from './distinguished-name.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { foldName } from './name.ts';
import { patternTable } from './pattern-table.ts';

/**
 * Who signed. The value is the subject of the signing certificate, whole or only its common name. Whether
 * that name means anything is for the sighting's standing to say.
 */
export const signer: Matcher = {
  id: 'signer',
  title: 'Signers',
  kinds: ['signer'],
  compares: 'The common name or the organisation of the certificate’s subject, whole, as a maker’s name.',
  compile: (indicators) => {
    const table = patternTable(indicators, foldName);
    return (value) => {
      if (!value.includes('=')) return table(value);
      for (const [type, name] of nameAttributes(value)) {
        if (type !== 'CN' && type !== 'O') continue;
        const found = table(name);
        if (found.length > 0) return found;
      }
      return NO_INDICATORS;
    };
  },
};
