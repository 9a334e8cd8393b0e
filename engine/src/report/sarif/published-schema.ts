/** For tests: the published schema of SARIF 2.1.0, compiled. `tools/fixtures/sarif-schema.sh` fetches it. */
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import published from './fixtures/sarif-schema-2.1.0.json' with { type: 'json' };

const validate = compiled();

/** What of a value the schema objects to; empty where nothing. */
export function sarifObjections(value: unknown): readonly unknown[] {
  validate(value);
  return validate.errors ?? [];
}

function compiled() {
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajvFormats.default(ajv);
  // Draft 4 differs from draft 7 in the name of `id` and in words that this schema does not use.
  const { $schema, id, ...schema } = published;
  return ajv.compile(schema);
}
