import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { loadPlaybook } from '../../src/engine/load/load-playbook.js';
import { readOrganisation } from './read-organisation.js';

const GUIDE = readFileSync('docs/PLAYBOOK-FILES.md', 'utf8');

describe("the author's guide", () => {
  it('has a reference that agrees with the schema', async () => {
    const check = promisify(execFile)(process.execPath, ['scripts/playbook-reference.mjs', '--check']);
    await expect(check).resolves.toMatchObject({ stderr: '' });
  });

  it('has an example that loads without a warning', () => {
    const example = /```yaml\n([^]*?)```/.exec(GUIDE)?.[1] ?? '';
    const loaded = loadPlaybook(example, readOrganisation());
    expect(loaded.ok ? loaded.warnings : loaded.problems).toEqual([]);
  });
});
