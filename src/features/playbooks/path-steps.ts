const STEP = /\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]|([^.[]+)/g;

/** The steps of a path as problems write it: `on['stock.ranOut'][0].target` has four. */
export function pathSteps(path: string): string[] {
  return [...path.matchAll(STEP)].map(
    ([, quoted, index, name]) => quoted?.replaceAll(/\\(.)/g, '$1') ?? index ?? name ?? '',
  );
}
