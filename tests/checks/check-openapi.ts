import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApi } from '../../contract/openapi.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** docs/openapi.json is what the contract says, and a valid OpenAPI 3.1; `--write` makes it so. */
const file = join(import.meta.dirname, '..', '..', 'docs', 'openapi.json');
const made = `${JSON.stringify(openApi(packageJson.version), null, 1)}\n`;
if (process.argv.includes('--write')) writeFileSync(file, made);
const { valid, errors } = await new Validator().validate(JSON.parse(made));
if (!valid) console.error(JSON.stringify(errors, null, 1));
const isCommitted = readFileSync(file, 'utf8') === made;
if (!isCommitted)
  console.error('docs/openapi.json is not what the contract says: run npm run openapi, and commit it');
process.exit(valid && isCommitted ? 0 : 1);
