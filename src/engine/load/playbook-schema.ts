import { Ajv, type ValidateFunction } from 'ajv';
import fragmentSchema from '../../../playbooks/fragment.schema.json' with { type: 'json' };
import schema from '../../../playbooks/playbook.schema.json' with { type: 'json' };
import type { PlaybookSource } from './playbook-source.js';

let ajv: Ajv | undefined;

/**
 * The check that `playbooks/playbook.schema.json` means, compiled when first asked for. It sees the shape only; that
 * names refer to something is checked afterwards.
 */
export function playbookSchemaCheck(): ValidateFunction<PlaybookSource> {
  return checkOf<PlaybookSource>(schema.$id);
}

/** The same for `playbooks/fragment.schema.json`, which sees the outermost shape of a fragment only. */
export function fragmentSchemaCheck(): ValidateFunction {
  return checkOf<unknown>(fragmentSchema.$id);
}

function checkOf<T>(id: string): ValidateFunction<T> {
  ajv ??= new Ajv({
    schemas: [schema, fragmentSchema],
    allErrors: true,
    verbose: true,
    discriminator: true,
    allowUnionTypes: true,
    strictTypes: false,
    logger: false,
  });
  const check = ajv.getSchema<T>(id);
  if (check === undefined) throw new TypeError(`There is no schema ${id}.`);
  return check;
}
