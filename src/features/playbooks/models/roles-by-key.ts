import type { PlaybookDefinition } from '../../../engine/chart/playbook-definition.js';
import { toPlaybookRole, type PlaybookRole } from './playbook-role.model.js';

/** The roles of the playbook with these keys, in their order. */
export function rolesByKey({ roles }: PlaybookDefinition, keys: readonly string[]): PlaybookRole[] {
  return keys.flatMap((key) => {
    const role = roles[key];
    return role ? [toPlaybookRole(key, role)] : [];
  });
}
