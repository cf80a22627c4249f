import type { DemoTeam } from '../../demo/demo-files.js';
import { mutate, type ApiClient } from '../../play/api-client.js';
import type { ExampleRun } from '../../play/example-run.js';
import { planSteps, readChildExamples, type OwnStep } from '../../play/planned-step.js';
import { RunPlayer } from '../../play/run-player.js';
import { readyPlayer } from './ready-player.js';
import { TourFailedError } from './tour.errors.js';
import {
  PEOPLE,
  PLAYBOOK,
  PROGRESS,
  RESULT,
  type PeopleData,
  type PlaybookData,
  type ProgressData,
  type ResultData,
} from './tour-operations.js';
import type { TourTexts } from './tour-texts.js';

/** What the tour plays, and where it tells about it. */
export interface TourParts {
  readonly client: ApiClient;
  readonly team: DemoTeam;
  readonly example: ExampleRun;
  readonly texts: TourTexts;
  /** The run's title, in the language of the tour. */
  readonly title: string;
  readonly tell: (line: string) => void;
}

/**
 * Plays a playbook from forming the team to the retrospective, through the API alone. Each step is taken in the name of
 * whoever has to take it. Throws `ApiRefusal` where the server refuses one, and where the run does not end.
 */
export class Tour {
  constructor(private readonly parts: TourParts) {}

  async play(): Promise<void> {
    await this.introduce();
    const runId = await this.start(await this.formTeam());
    const player = new RunPlayer(
      this.client,
      { runId, lead: this.lead, holders: this.holders() },
      this.example,
    );
    const children = await readChildExamples(this.example);
    const steps = planSteps(this.example, children).filter(({ step }) => !('wait' in step));
    for (const [index, planned] of steps.entries()) {
      const acting = await readyPlayer(player, planned, children);
      await acting.take(planned.step as Exclude<OwnStep, { wait: string }>);
      await this.tellProgress(acting.runId, index + 1, steps.length);
    }
    await this.tellResult(runId);
  }

  private async introduce(): Promise<void> {
    const { texts, team, tell } = this.parts;
    const { playbook } = await this.ask<PlaybookData>(PLAYBOOK, { key: team.playbook });
    if (!playbook) throw new TourFailedError(`The server has no playbook ${team.playbook}.`);
    tell(`${texts.playbook}  ${playbook.title} v${playbook.newestVersion.version}`);
    tell(`  ${playbook.description ?? ''}`);
  }

  private async formTeam(): Promise<string> {
    const { team, texts, tell } = this.parts;
    const people = await this.people();
    const members = team.members.map(({ login, roles }) => {
      const person = people.get(login);
      if (!person)
        throw new TourFailedError(
          `The server knows nobody with the login ${login}: the tour needs the demo.`,
        );
      return { person, roles };
    });
    const name = `${texts.name} ${team.name}`;
    const input = {
      name,
      purpose: texts.purpose,
      playbookKey: team.playbook,
      members: members.map(({ person, roles }) => ({
        personId: person.id,
        allocationPercent: 5,
        roles,
      })),
    };
    const payload = await mutate<{ team: { id: string } }>(this.client, this.lead, 'formTeam', {
      input,
      selection: 'team { id }',
    });
    const departments = new Set(members.map(({ person }) => person.department.key));
    tell(`${texts.team}  ${name}: ${texts.members(members.length, departments.size)}`);
    return payload.team.id;
  }

  private async start(teamId: string): Promise<string> {
    const { texts, title, team, tell } = this.parts;
    const name = `${texts.name}: ${title}`;
    const input = { teamId, playbookKey: team.playbook, title: name, input: this.example.input };
    const { run } = await mutate<{ run: { id: string } }>(this.client, this.lead, 'startRun', {
      input,
      selection: 'run { id }',
    });
    tell(`${texts.run}  ${name}\n`);
    return run.id;
  }

  private async tellProgress(run: string, done: number, all: number): Promise<void> {
    const { texts, tell } = this.parts;
    const data = await this.ask<ProgressData>(PROGRESS, { run });
    const { lastEvent, states, status } = data.run;
    const where = states.filter(({ innermost }) => innermost).map(({ title }) => title);
    tell(`${progressBar(done, all)} ${lastEvent.summary}`);
    tell(status === 'RUNNING' ? `         → ${where.join(' · ')}` : `         → ${texts.ended}`);
  }

  private async tellResult(run: string): Promise<void> {
    const { texts, tell } = this.parts;
    const { run: ended } = await this.ask<ResultData & ProgressData>(RESULT, { run });
    const { run: now } = await this.ask<ProgressData>(PROGRESS, { run });
    if (now.status !== 'COMPLETED')
      throw new TourFailedError(
        `The run has not ended; it ${texts.waiting} ${now.states.map(({ title }) => title).join(', ')}.`,
      );
    tell(`\n${texts.figures(ended.history.totalCount, ended.tasks.length)}`);
    for (const { title, unit, value, target, met } of ended.kpis) {
      tell(
        `  ${met ? '✓' : '✗'} ${title}: ${value === null ? '–' : Number(value.toFixed(2))} / ${target} ${unit}`,
      );
    }
    for (const { title, value } of ended.retrospective?.fields ?? []) tell(`  ${title}: ${String(value)}`);
  }

  private async people(): Promise<Map<string, { id: string; department: { key: string } }>> {
    const people = new Map<string, { id: string; department: { key: string } }>();
    for (let after: string | null = null; ;) {
      const page: PeopleData = await this.ask<PeopleData>(PEOPLE, { after });
      for (const person of page.people.nodes) people.set(person.login, person);
      if (!page.people.pageInfo.hasNextPage) return people;
      after = page.people.pageInfo.endCursor;
    }
  }

  private holders(): Map<string, string[]> {
    const holders = new Map<string, string[]>();
    for (const { login, roles } of this.parts.team.members) {
      for (const role of roles) holders.set(role, [...(holders.get(role) ?? []), login]);
    }
    return holders;
  }

  private ask<Data>(document: string, variables: Record<string, unknown>): Promise<Data> {
    return this.client.request<Data>(this.lead, document, variables);
  }

  private get client(): ApiClient {
    return this.parts.client;
  }

  private get lead(): string {
    return this.parts.team.lead;
  }

  private get example(): ExampleRun {
    return this.parts.example;
  }
}

const WIDTH = 12;

function progressBar(done: number, all: number): string {
  const filled = Math.round((done / all) * WIDTH);
  const count = `${done}`.padStart(`${all}`.length);
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${count}/${all}`;
}
