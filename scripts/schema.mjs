// Writes docs/schema.graphql from the code, and lists what of it would break clients.
import { spawnSync } from 'node:child_process';

const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const { status } = spawnSync(process.execPath, [...jest, 'test/contract/schema.spec.ts'], {
  stdio: 'inherit',
  env: { ...process.env, SETPIECE_WRITE_SCHEMA: '1' },
});
process.exitCode = status ?? 1;
