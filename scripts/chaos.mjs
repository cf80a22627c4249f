// `npm run chaos -- --rounds N`: three replicas of the built service, clients, and everything that may go wrong at random.
import 'reflect-metadata';
import { register } from 'node:module';
import { build } from './build.mjs';

await build();
process.setSourceMapsEnabled(true);
register('./typescript-hooks.mjs', import.meta.url);
const { main } = await import('../test/chaos/main.ts');
process.exit(await main(process.argv.slice(2)));
