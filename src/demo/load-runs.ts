import { mutate, type ApiClient } from '../play/api-client.js';
import { readExampleRun, type ExampleRun, type ExampleStep } from '../play/example-run.js';
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
    const formed: { id: string } = { id: '' };
    const form = async (): Promise<void> => {
      formed.id = await formTeam(client, team, ids);
    };
    return [
      { at: instantOf(today, team.formed, 9), happen: form },
      ...team.runs.flatMap((run) => planRun(client, { team, formed, run, example, today })),
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
  readonly today: Date;
}

function planRun(client: ApiClient, { team, formed, run, example, today }: PlannedRun): Appointment[] {
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
  const steps = playable(example.steps, run.left ?? []).map(({ step, leave }, index): Appointment => {
    const day = run.started + (index + 1) * pace;
    const happen = (): Promise<void> => playStep(player, step, leave);
    return { at: instantOf(today, Math.floor(day), 10 + Math.round((day % 1) * 7)), happen };
  });
  return [{ at: instantOf(today, run.started, 10), happen: start }, ...steps].filter(({ at }) => at < today);
}

/** The steps up to the last that is left; what comes after would need it. */
function playable(
  steps: readonly ExampleStep[],
  left: readonly string[],
): { readonly step: ExampleStep; readonly leave: boolean }[] {
  const isLeft = (step: ExampleStep): boolean => 'close' in step && left.includes(step.close);
  const last = steps.findLastIndex(isLeft);
  const played = last === -1 ? steps : steps.slice(0, last + 1);
  return played.map((step) => ({ step, leave: isLeft(step) }));
}

/** A step of a task that is not open, because another one was left, does not happen. */
async function playStep(player: RunPlayer, step: ExampleStep, leave: boolean): Promise<void> {
  if ('wait' in step) return;
  if (!('close' in step)) {
    await player.take(step);
    return;
  }
  const task = (await player.liveTasks()).find((one) => one.key === step.close);
  if (!task) return;
  await (leave ? player.begin(task) : player.take(step));
}
