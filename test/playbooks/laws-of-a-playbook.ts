import { replay } from '../../src/engine/run/replay.js';
import type { shippedPlaybook } from './walk-shipped.js';

/** What is expected of every shipped playbook, whatever its strategy. */
export function describeLaws({ chart, warnings, example, walk }: ReturnType<typeof shippedPlaybook>): void {
  const { definition } = chart;
  const tasks = Object.entries(definition.tasks);

  describe('as every shipped playbook', () => {
    it('loads without a warning, departments and skills included', () => {
      expect(warnings).toEqual([]);
    });

    it('ends when its example run is followed, having opened the retrospective last', () => {
      const walked = walk().follow(example.steps);
      expect(walked.state.status).toBe('done');
      const opened = walked.effects.flatMap((effect) => (effect.type === 'task.open' ? [effect.task] : []));
      expect(opened.at(-1)).toBe(definition.retrospective?.task);
      expect(replay(chart, walked.log)).toEqual(walked.state);
    });

    it('has an answer in its example for every task, and no other', () => {
      expect(Object.keys(example.answers).toSorted()).toEqual(tasks.map(([key]) => key).toSorted());
    });

    it('works over three departments or more at once', () => {
      const departments = regionDepartments(chart);
      expect(Math.max(...departments.map((region) => region.size))).toBeGreaterThanOrEqual(3);
    });

    it('has at least eight tasks, each with effort, a due time and a checklist of three items or more', () => {
      expect(tasks.length).toBeGreaterThanOrEqual(8);
      const thin = tasks.filter(([, task]) => !task.effort || !task.due || task.checklist.length < 3);
      expect(thin).toEqual([]);
    });

    it('has an approval, and a form with fields for every task', () => {
      expect(tasks.some(([, task]) => task.kind === 'approval')).toBe(true);
      const bare = tasks.filter(([, task]) => Object.keys(task.form['properties'] ?? {}).length === 0);
      expect(bare).toEqual([]);
    });

    it('names every choice of its forms in both languages', () => {
      const schemas = [definition.input, ...tasks.map(([, task]) => task.form)];
      const unnamed = schemas.flatMap((schema) =>
        Object.entries((schema['properties'] ?? {}) as Record<string, EnumField>).filter(
          ([, { enum: choices, enumTitles }]) =>
            choices?.some((choice) => typeof choice === 'string' && !enumTitles?.[choice]),
        ),
      );
      expect(unnamed).toEqual([]);
    });
  });
}

interface EnumField {
  readonly enum?: readonly unknown[];
  readonly enumTitles?: Readonly<Record<string, unknown>>;
}

/** The departments whose tasks are opened inside each parallel state. */
function regionDepartments({
  definition,
  states,
}: ReturnType<typeof shippedPlaybook>['chart']): Set<string>[] {
  return states
    .filter(({ type }) => type === 'parallel')
    .map(
      ({ path }) =>
        new Set(
          states
            .filter((state) => state.path.startsWith(`${path}.`))
            .flatMap(({ invokes }) => invokes)
            .flatMap(({ task }) => definition.tasks[task]?.roles ?? [])
            .flatMap((role) => definition.roles[role]?.department ?? []),
        ),
    );
}
