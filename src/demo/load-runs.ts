import { mutate, type ApiClient } from '../play/api-client.js';
import { readExampleRun, type ExampleRun } from '../play/example-run.js';
import { planSteps, readChildExamples, type OwnStep, type PlannedStep } from '../play/planned-step.js';
import { RunPlayer } from '../play/run-player.js';
import { instantOf, type Appointment } from './agenda.js';
import type { DemoFiles, DemoRun, DemoTeam } from './demo-files.js';
import type { DemoIds } from './load-organisation.js';

/** Days between two steps of a run that nothing holds up. */
const USUAL_PACE = 2;

/** Gives when each team is formed, and each of its runs started and played up to where it stays. */
export async function planTeams(
  client: ApiClient,
  { teams }: DemoFiles,
  { ids, today }: { ids: DemoIds; today: Date },
): Promise<Appointment[]> {
  const plans = teams.map(async (team) => {
    const example = await readExampleRun(team.playbook);
    const children = await readChildExamples(example);
    const formed: { id: string } = { id: '' };
    const form = async (): Promise<void> => {
      formed.id = await formTeam(client, team, ids);
    };
    return [
      { at: instantOf(today, team.formed, 9), happen: form },
      ...team.runs.flatMap((run) => planRun(client, { team, formed, run, example, children, today })),
    ];
  });
  return (await Promise.all(plans)).flat();
}

async function formTeam(client: ApiClient, team: DemoTeam, ids: DemoIds): Promise<string> {
  const members = team.members.map(({ login, allocation, roles }) => ({
    personId: ids.people.get(login),
    allocationPercent: allocation,
    roles,
  }));
  const payload = await mutate<{ team: { id: string } }>(client, team.lead, 'formTeam', {
    input: { name: team.name, purpose: team.purpose, playbookKey: team.playbook, members },
    selection: 'team { id }',
  });
  return payload.team.id;
}

interface PlannedRun {
  readonly team: DemoTeam;
  readonly formed: { readonly id: string };
  readonly run: DemoRun;
  readonly example: ExampleRun;
  /** Of the child runs, by playbook. */
  readonly children: ReadonlyMap<string, ExampleRun>;
  readonly today: Date;
}

function planRun(client: ApiClient, planned: PlannedRun): Appointment[] {
  const { team, formed, run, example, children, today } = planned;
  let player: RunPlayer;
  const start = async (): Promise<void> => {
    const payload = await mutate<{ run: { id: string } }>(client, team.lead, 'startRun', {
      input: { teamId: formed.id, playbookKey: team.playbook, title: run.title, input: example.input },
      selection: 'run { id }',
    });
    const holders = new Map<string, string[]>();
    for (const { login, roles } of team.members) {
      for (const role of roles) holders.set(role, [...(holders.get(role) ?? []), login]);
    }
    player = new RunPlayer(client, { runId: payload.run.id, lead: team.lead, holders }, example);
  };
  const pace = run.pace === undefined ? USUAL_PACE : USUAL_PACE * run.pace;
  const playerOf = async (playbook: string | null): Promise<RunPlayer | null> => {
    const child = playbook === null ? undefined : children.get(playbook);
    return playbook === null || !child ? player : player.ofChild(playbook, child);
  };
  const steps = playable(planSteps(example, children), run.left ?? []).map((next, index): Appointment => {
    const day = run.started + (index + 1) * pace;
    const happen = async (): Promise<void> => {
      const acting = await playerOf(next.of);
      if (acting) await playStep(acting, next);
    };
    return { at: instantOf(today, Math.floor(day), 10 + Math.round((day % 1) * 7)), happen };
  });
  return [{ at: instantOf(today, run.started, 10), happen: start }, ...steps].filter(({ at }) => at < today);
}

interface PlayedStep extends PlannedStep {
  readonly leave: boolean;
}

/** The steps up to the last that is left; what comes after would need it. */
function playable(steps: readonly PlannedStep[], left: readonly string[]): readonly PlayedStep[] {
  const isLeft = (step: OwnStep): boolean => 'close' in step && left.includes(step.close);
  const last = steps.findLastIndex(({ step }) => isLeft(step));
  const played = last === -1 ? steps : steps.slice(0, last + 1);
  return played.map((planned) => ({ ...planned, leave: isLeft(planned.step) }));
}

/** A step of a task that is not open, because another one was left, does not happen. */
async function playStep(player: RunPlayer, { step, leave }: PlayedStep): Promise<void> {
  if ('wait' in step) return;
  if (!('close' in step)) {
    await player.take(step);
    return;
  }
  const task = (await player.liveTasks()).find((one) => one.key === step.close);
  if (!task) return;
  await (leave ? player.begin(task) : player.take(step));
}
