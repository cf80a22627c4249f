import { Ajv, type ValidateFunction } from 'ajv';
import schema from '../../../playbooks/playbook.schema.json' with { type: 'json' };
import type { PlaybookSource } from './playbook-source.js';

let compiled: ValidateFunction<PlaybookSource> | undefined;

/**
 * The check that `playbooks/playbook.schema.json` means, compiled when first asked for. It sees the shape only; that
 * names refer to something is checked afterwards.
 */
export function playbookSchemaCheck(): ValidateFunction<PlaybookSource> {
  compiled ??= new Ajv({
    allErrors: true,
    verbose: true,
    discriminator: true,
    allowUnionTypes: true,
    strictTypes: false,
    logger: false,
  }).compile<PlaybookSource>(schema);
  return compiled;
}
