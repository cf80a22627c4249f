#!/usr/bin/env node
// The `setpiece` command. In a clone it first compiles what has changed; an installation without sources is complete.
import '../scripts/require-node.mjs';
import { existsSync } from 'node:fs';

process.setSourceMapsEnabled(true);

try {
  if (existsSync(new URL('../src/cli/cli.ts', import.meta.url))) {
    const { install } = await import('../scripts/install.mjs');
    await install();
    const { build } = await import('../scripts/build.mjs');
    await build();
  }
  const { runCli } = await import('../dist/cli/cli.js');
  process.exitCode = await runCli(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
