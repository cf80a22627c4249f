import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { loadPlaybook } from '../../src/engine/load/load-playbook.js';
import { verifyPlaybook } from '../../src/engine/verify/verify-playbook.js';

const FOLDER = 'test/patterns/control-flow';
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));

function prove(file: string) {
  const loaded = loadPlaybook(readFileSync(`${FOLDER}/${file}`, 'utf8'));
  return loaded.ok ? verifyPlaybook(loaded.playbook) : loaded;
}

describe('The cookbook of control-flow patterns', () => {
  it('shows the files as they are', async () => {
    const check = promisify(execFile)(process.execPath, ['scripts/pattern-cookbook.mjs', '--check']);
    await expect(check).resolves.toMatchObject({ stderr: '' });
  });

  it.each(FILES)('has a sound playbook in %s', (file) => {
    expect(prove(file)).toMatchObject({ verdict: 'sound', findings: [] });
  });
});
