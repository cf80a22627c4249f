// Imported before anything else, and written so that old versions of Node get as far as the message.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const wanted = engines.node.replace('>=', '');

if (isOlder(process.versions.node, wanted)) {
  console.error(
    `Setpiece needs Node ${wanted} or newer; this is Node ${process.versions.node}. See https://nodejs.org.`,
  );
  process.exit(1);
}

function isOlder(version, other) {
  const [left, right] = [version, other].map((text) => text.split('.').map(Number));
  const index = left.findIndex((number, position) => number !== right[position]);
  return index >= 0 && left[index] < right[index];
}
