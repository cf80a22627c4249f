import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { PlaybookDefinition } from '../../../src/engine/chart/playbook-definition.js';
import type { JsonValue } from '../../../src/engine/json.js';
import { parsePlaybookDefinition } from '../../../src/engine/load/parse-playbook-definition.js';
import type { Database } from '../../../src/platform/database/database.js';

/** A published version of a playbook. */
export interface StoredPlaybook {
  readonly versionId: string;
  readonly definition: PlaybookDefinition;
}

/** The definition in a playbook file. */
export function readDefinition(file: string): PlaybookDefinition {
  return parsePlaybookDefinition(parse(readFileSync(file, 'utf8')));
}

/** Stores a definition as a published version of a key of its own. */
export async function publishPlaybook(database: Database, source: JsonValue): Promise<StoredPlaybook> {
  const parsed = parsePlaybookDefinition(source);
  const versionId = randomUUID();
  const definition = { ...parsed, key: `${parsed.key}-${versionId.slice(0, 8)}` };
  await database.query(
    `INSERT INTO playbook_version (id, playbook_key, version, source, definition, checksum, published_at)
     VALUES ($1, $2, 1, '', $3, 'none', now())`,
    [versionId, definition.key, JSON.stringify(definition)],
  );
  return { versionId, definition };
}
