import { stringify } from 'yaml';
import { leavesOf } from '../../engine/scenario/state-lists.js';
import { wallClock } from '../../engine/scenario/moments.js';
import { isJsonObject } from '../../engine/json.js';
import type { Walk } from './walk.js';

const HEAD = '# yaml-language-server: $schema=../../scenario.schema.json\n';

/** The walk as a scenario file that expects, at its end, what the walk came to. */
export function writeScenario({ beginning, run, steps }: Walk): string {
  const { chart, state, tasks } = run;
  const { title, timeZone } = chart.definition;
  const ended = state.status === 'done' || state.status === 'cancelled';
  const { context } = beginning.state.snapshot;
  const input = isJsonObject(context) ? context['input'] : undefined;
  const scenario = {
    title: { zh: `走一遍：${title.zh}`, en: `A walk: ${title.en}` },
    ...(state.status === 'done' && { shows: 'end' }),
    start: wallClock(beginning.now, timeZone),
    ...(input !== undefined && { input }),
    steps: [
      ...steps,
      {
        expect: ended
          ? { status: state.status, noTasks: true }
          : { states: leavesOf(state.states), tasks: tasks.map(({ task }) => task) },
      },
    ],
  };
  return HEAD + stringify(scenario, { lineWidth: 110, aliasDuplicateObjects: false });
}
