// Everything that a fresh clone needs before `npm start`; next to nothing when it is up to date.
import { install } from './install.mjs';
import { build } from './build.mjs';

try {
  await install();
  const compiled = await build();
  if (compiled > 0) console.log(`Compiled ${compiled} files.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
