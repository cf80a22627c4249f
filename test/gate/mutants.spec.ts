import { readFileSync } from 'node:fs';
import { loadPlaybook } from '../../src/engine/load/load-playbook.js';
import type { LoadedPlaybook } from '../../src/engine/load/load-result.js';
import type { PlaybookDefinition } from '../../src/engine/chart/playbook-definition.js';
import { proofOf } from '../../src/engine/verify/proof-of.js';

interface Mutant {
  readonly defect: string;
  readonly site: string;
  readonly named: readonly string[];
  readonly definition: PlaybookDefinition;
}

interface Mutants {
  readonly makeMutants: (
    definitions: readonly PlaybookDefinition[],
    options: { each: number; seed: number },
  ) => Mutant[];
}

interface Judge {
  readonly judge: (engine: object, mutant: Mutant) => { isCaught: boolean; codes: string[] };
}

const SHOP = 'test/support/playbooks/pop-up-store/playbook.yaml';

describe('the gate', () => {
  let shop: LoadedPlaybook;

  beforeAll(() => {
    const loaded = loadPlaybook(readFileSync(SHOP, 'utf8'));
    if (!loaded.ok) throw new Error('the shop does not load');
    shop = loaded;
  });

  it('has nothing to say against a playbook that is sound', () => {
    expect(proofOf(shop)).toMatchObject({ verdict: 'sound', problems: [] });
  });

  it('names the trouble of playbooks that were spoiled in every way known to it', async () => {
    const { makeMutants } = await load<Mutants>('mutants.mjs');
    const { judge } = await load<Judge>('judge.mjs');
    const mutants = makeMutants([shop.playbook], { each: 2, seed: 4 });
    const missed = mutants
      .map((mutant) => ({ mutant, ...judge({ loadPlaybook, proofOf }, mutant) }))
      .filter(({ isCaught }) => !isCaught)
      .map(({ mutant: { defect, site }, codes }) => ({ defect, site, codes }));

    expect(missed).toEqual([]);
    expect(new Set(mutants.map(({ defect }) => defect)).size).toBeGreaterThanOrEqual(15);
  });

  it('tells the shortest way to a trap, as a person would', async () => {
    const { makeMutants } = await load<Mutants>('mutants.mjs');
    const trap = makeMutants([shop.playbook], { each: 1, seed: 4 }).find(
      ({ defect }) => defect === 'standsStill',
    );
    const loaded = loadPlaybook(JSON.stringify(trap?.definition));
    if (!loaded.ok) throw new Error('the mutant does not load');
    const [problem] = proofOf(loaded).problems;

    expect(problem?.code).toBe('WAITS_FOR_NOTHING');
    expect(problem?.trace?.at(0)?.en).toMatch(/^The run starts/);
    expect(problem?.trace?.at(-1)).toMatchObject({
      en: expect.stringMatching(/ is closed as “Detour”.* → “gateLimbo”$/),
      zh: expect.stringMatching(/关闭.* → “gateLimbo”$/),
    });
  });
});

async function load<T>(file: string): Promise<T> {
  return (await import(new URL(`../../bench/gate/${file}`, import.meta.url).href)) as T;
}
