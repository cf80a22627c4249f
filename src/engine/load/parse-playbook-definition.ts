import type { JsonValue } from '../json.js';
import { fillInDefaults } from './fill-in-defaults.js';
import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import { playbookSchemaCheck } from './playbook-schema.js';

/** What was stored as a playbook's definition has not the shape of one. */
export class InvalidDefinitionError extends Error {
  override readonly name = 'InvalidDefinitionError';
  readonly code = 'INVALID_DEFINITION';
}

/**
 * Takes a definition that `loadPlaybook` made back from where it was stored. Checks the shape, not the sense, which
 * was checked before storing. Throws an `InvalidDefinitionError`.
 */
export function parsePlaybookDefinition(json: JsonValue): PlaybookDefinition {
  const check = playbookSchemaCheck();
  const value: unknown = json;
  if (!check(value)) {
    const [first] = check.errors ?? [];
    throw new InvalidDefinitionError(`${first?.instancePath ?? ''} ${first?.message ?? 'is wrong'}`);
  }
  return fillInDefaults(value);
}
