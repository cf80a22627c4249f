import { readFileSync } from 'node:fs';

/** The options of Node with which `npm start` runs the service: it is measured with the same. */
export const START_FLAGS = startFlags();

function startFlags() {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}
