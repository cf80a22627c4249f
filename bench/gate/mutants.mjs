import { defects } from './defects.mjs';
import { definitionOf, sitesOf } from './sites.mjs';

/**
 * Spoiled playbooks: of each kind of defect so many, spread over the playbooks and the places in them by a seed.
 *
 * @param {object[]} stored playbooks that are sound
 * @param {{ each: number, seed: number }} options
 * @returns {{ defect: string, playbook: string, site: string, named: string[], definition: object }[]}
 */
export function makeMutants(stored, { each, seed }) {
  const definitions = stored.map(definitionOf);
  const random = seeded(seed);
  return Object.entries(defects).flatMap(([defect, { named, spoil }]) => {
    const places = definitions.flatMap((definition) =>
      sitesOf(definition).map((site) => ({ definition, site })),
    );
    const mutants = [];
    while (mutants.length < each && places.length > 0) {
      const [{ definition, site }] = places.splice(Math.floor(random() * places.length), 1);
      const spoiled = spoil(definition, site);
      if (spoiled !== null) {
        mutants.push({ defect, playbook: definition.key, site: site.key, named, definition: spoiled });
      }
    }
    return mutants;
  });
}

/** Mulberry32: the same numbers for the same seed, everywhere. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
