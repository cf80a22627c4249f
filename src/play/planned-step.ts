import { readExampleRun, type ExampleRun, type ExampleStep } from './example-run.js';

/** A step that somebody takes in a run. */
export type OwnStep = Exclude<ExampleStep, { readonly child: string }>;

/** A step of an example run (`of` is null), or of the example of one of its child runs (`of` is its playbook's key). */
export interface PlannedStep {
  readonly of: string | null;
  readonly step: OwnStep;
}

/** The examples of the child runs that an example speaks of, by their playbooks' keys. */
export async function readChildExamples({ steps }: ExampleRun): Promise<ReadonlyMap<string, ExampleRun>> {
  const keys = steps.flatMap((step) => ('child' in step ? [step.child] : []));
  return new Map(
    await Promise.all(keys.map(async (key) => [key, await readExampleRun(key)] as [string, ExampleRun])),
  );
}

/** All steps in their order, with those of the child runs; children that follow each other go on side by side. */
export function planSteps(
  { steps }: ExampleRun,
  children: ReadonlyMap<string, ExampleRun>,
): readonly PlannedStep[] {
  const planned: PlannedStep[] = [];
  let together: PlannedStep[][] = [];
  for (const step of steps) {
    if ('child' in step) {
      together.push(stepsOf(step.child, children));
      continue;
    }
    planned.push(...inTurn(together), { of: null, step });
    together = [];
  }
  return [...planned, ...inTurn(together)];
}

/** A child's own children are left to themselves. */
function stepsOf(of: string, children: ReadonlyMap<string, ExampleRun>): PlannedStep[] {
  const own = (children.get(of)?.steps ?? []).filter((step): step is OwnStep => !('child' in step));
  return own.map((step) => ({ of, step }));
}

function inTurn(lists: readonly (readonly PlannedStep[])[]): PlannedStep[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list[turn] ?? [])).flat();
}
