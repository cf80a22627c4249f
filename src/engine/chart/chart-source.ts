import type { PlaybookScopes } from '../expressions/playbook-scopes.js';
import type { PlaybookDefinition } from './playbook-definition.js';
import type { StateTree } from './state-tree.js';

/** What compilation works on: the definition, its states laid out, and what its expressions may see. */
export interface ChartSource {
  readonly definition: PlaybookDefinition;
  readonly tree: StateTree;
  readonly scopes: PlaybookScopes;
}
