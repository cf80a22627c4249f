// `npm run bench -- <name>` measures; without a name it lists what can be measured.
import './require-node.mjs';
import { readOptions } from '../bench/options.mjs';
import { scenarios } from '../bench/scenarios.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';

const USAGE = `npm run bench -- <name> …

  --quick            small sizes, to see that it works; the committed results stay as they are
  --only=a,b         only these contenders (engine: setpiece, floor and the others by name)
  --callers=16,256   only so many callers (engine)
  --seconds=3        length of one slice of measuring
  --profile          a CPU profile of Setpiece, and the functions that took most of the time (engine, api)
`;

try {
  const { names, options } = readOptions(process.argv.slice(2));
  const unknown = names.find((name) => !Object.hasOwn(scenarios, name));
  if (unknown !== undefined)
    throw new Error(`There is no scenario ${unknown}. There are: ${Object.keys(scenarios).join(', ')}.`);
  if (names.length === 0) list();
  else {
    await install();
    await build();
  }
  for (const name of names) await scenarios[name]?.run(options);
} catch (error) {
  console.error(process.env['DEBUG'] ? error : error.message);
  process.exitCode = 1;
}

function list() {
  console.log(USAGE);
  for (const [name, { measures, takes }] of Object.entries(scenarios))
    console.log(`  ${name.padEnd(8)} ${measures}\n${' '.repeat(11)}takes ${takes}\n`);
}
