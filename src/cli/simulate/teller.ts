import type { Chart } from '../../engine/chart/chart.js';
import { titleOfState } from '../../engine/chart/state-title.js';
import type { LocalizedText } from '../../engine/localized-text.js';
import { own } from '../../engine/own.js';
import type { Effect } from '../../engine/run/effect.js';
import { wallClock } from '../../engine/scenario/moments.js';
import type { Move } from '../../engine/scenario/moves.js';
import type { Happening, Performed } from '../../engine/scenario/perform-step.js';
import { leavesOf } from '../../engine/scenario/state-lists.js';
import type { OpenWork, SimulatedRun } from '../../engine/simulation/simulated-run.js';
import type { Locale } from '../../platform/localized-text.js';
import { SIMULATE_WORDS, type SimulateWords } from './simulate-words.js';

/** Tells of a simulated run in one language, everything by its title. */
export class Teller {
  readonly words: SimulateWords;

  constructor(
    readonly chart: Chart,
    readonly locale: Locale,
  ) {
    this.words = SIMULATE_WORDS[locale];
  }

  /** What a step led to, a line each. */
  tellPerformed(before: SimulatedRun, { happenings, run, trouble }: Performed): string[] {
    const lines = happenings.flatMap((one) => this.tellHappening(before, one));
    if (trouble !== null) {
      const { code, message, fields } = trouble;
      lines.push(this.words.refused(code, message[this.locale]));
      lines.push(...fields.map((field) => `    ${field.path}  ${field.message[this.locale]}`));
    }
    const ended = this.words.ended[run.state.status];
    return ended === undefined ? lines : [...lines, ended];
  }

  /** Where the run is, what is open and what will come due. */
  tellStanding({ now, state, tasks, timers }: SimulatedRun): string[] {
    const { words } = this;
    const where = leavesOf(state.states).map((path) => this.pathOf(path));
    const open = tasks.map((one) => `  ${this.tellWork(one)}`);
    const due = timers
      .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
      .map((one) => `  ${this.time(one.dueAt)}  ${this.stateOf(one.state)}`);
    return [
      `${this.time(now)}  ${where.join(' · ')}`,
      ...(open.length === 0 ? [words.nothingOpen] : [words.openTasks, ...open]),
      ...(due.length === 0 ? [] : [words.pending, ...due]),
    ];
  }

  tellMove(move: Move): string {
    const { words } = this;
    const { tasks, events, kpis, services } = this.chart.definition;
    switch (move.kind) {
      case 'complete': {
        const { task } = move.work;
        const outcome = own(own(tasks, task)?.outcomes ?? {}, move.outcome)?.title;
        return `${this.nameOf(own(tasks, task)?.title, task)}${words.colon}${this.nameOf(outcome, move.outcome)}`;
      }
      case 'send':
        return words.send(this.nameOf(own(events, move.event)?.title, move.event));
      case 'observe':
        return words.observe(this.nameOf(own(kpis, move.kpi)?.title, move.kpi));
      case 'answer':
      case 'fail': {
        const { service } = move.call;
        return words[move.kind](this.nameOf(own(services, service)?.title, service));
      }
      case 'endChild':
      case 'failChild':
        return words[move.kind](move.child.playbook);
      case 'grant':
        return words.grant(this.lockOf(move.lock.lock));
      case 'wait':
        return words.wait(this.time(move.timer.dueAt), this.stateOf(move.timer.state));
    }
  }

  /** Titles of the states with these paths. */
  tellStates(paths: readonly string[]): string {
    return paths.map((path) => this.pathOf(path)).join(this.words.list);
  }

  private tellHappening(before: SimulatedRun, { at, timer, decision }: Happening): string[] {
    if (decision === null) return [`  ${this.words.voted}`];
    const { from, to, effects } = decision;
    const moved = leavesOf(to).filter((path) => !from.includes(path));
    return [
      ...(timer === null ? [] : [`${this.time(at)}  ${this.words.timeOver(this.stateOf(timer.state))}`]),
      ...(moved.length === 0 ? [] : [`  ⇒ ${moved.map((path) => this.pathOf(path)).join(' · ')}`]),
      ...effects.flatMap((effect) => this.tellEffect(before, effect)).map((line) => `  ${line}`),
    ];
  }

  private tellEffect(before: SimulatedRun, effect: Effect): string[] {
    const { words, locale } = this;
    const { kpis, services, events } = this.chart.definition;
    switch (effect.type) {
      case 'task.open':
        return [words.opened(this.taskOf(effect.task), this.rolesOf(effect.task), this.due(effect.dueAt))];
      case 'task.withdraw': {
        const task = before.tasks.find(({ invocation }) => invocation === effect.invocation)?.task;
        return task === undefined ? [] : [words.withdrawn(this.taskOf(task))];
      }
      case 'notify':
        return [words.told(this.addressee(effect.to), effect.message[locale])];
      case 'escalate':
        return [words.escalated(this.addressee(effect.to), effect.message[locale])];
      case 'kpi.record':
        return [words.recorded(this.nameOf(own(kpis, effect.kpi)?.title, effect.kpi), `${effect.value}`)];
      case 'service.call':
        return [words.called(this.nameOf(own(services, effect.service)?.title, effect.service))];
      case 'child.start':
        return [words.started(effect.playbook)];
      case 'lock.request':
        return [words.requested(this.lockOf(effect.lock))];
      case 'lock.release': {
        const held = before.locks.find(({ invocation }) => invocation === effect.invocation);
        return held === undefined ? [] : [words.released(this.lockOf(held.lock))];
      }
      case 'event.kept':
        return [words.kept(this.nameOf(own(events, effect.name)?.title, effect.name))];
      case 'event.taken':
        return [words.taken(this.nameOf(own(events, effect.name)?.title, effect.name))];
      default:
        return [];
    }
  }

  private tellWork({ task, dueAt }: OpenWork): string {
    return `${this.taskOf(task)} (${this.rolesOf(task)}${this.due(dueAt)})`;
  }

  private taskOf(key: string): string {
    return this.nameOf(own(this.chart.definition.tasks, key)?.title, key);
  }

  private lockOf(name: string): string {
    return this.nameOf(own(this.chart.definition.locks ?? {}, name)?.title, name);
  }

  private rolesOf(task: string): string {
    const { tasks, roles } = this.chart.definition;
    const keys = own(tasks, task)?.roles ?? [];
    return keys.map((key) => this.nameOf(own(roles, key)?.title, key)).join(this.words.list);
  }

  private addressee(to: string): string {
    return this.nameOf(ADDRESSEES[to] ?? own(this.chart.definition.roles, to)?.title, to);
  }

  private due(at: string | null): string {
    return at === null ? '' : this.words.due(this.time(at));
  }

  private time(instant: string): string {
    return wallClock(instant, this.chart.definition.timeZone).slice(0, 16).replace('T', ' ');
  }

  private stateOf(path: string): string {
    return titleOfState(this.chart, path)[this.locale];
  }

  /** Titles from the outermost state in. */
  private pathOf(path: string): string {
    const keys = path.split('.');
    return keys.map((_, index) => this.stateOf(keys.slice(0, index + 1).join('.'))).join(' › ');
  }

  private nameOf(title: LocalizedText | undefined, otherwise: string): string {
    return title?.[this.locale] ?? otherwise;
  }
}

const ADDRESSEES: Readonly<Record<string, LocalizedText>> = {
  lead: { zh: '项目组负责人', en: 'the lead' },
  team: { zh: '项目组', en: 'the team' },
  sponsor: { zh: '发起人', en: 'the sponsor' },
};
