import type { ExecutableActionObject } from 'xstate';
import type { Chart } from '../chart/chart.js';
import { compiledOf, type CompiledChart, invocationOf } from '../chart/compiled-chart.js';
import type { ChartSpan, DateSpan } from '../chart/resolve-span.js';
import type { MachineEvent, RunContext, RunMachineSnapshot } from '../chart/run-machine.js';
import { own } from '../own.js';
import { jsonFromCel } from '../expressions/json-from-cel.js';
import type { JsonObject } from '../json.js';
import { instantOfDate } from '../time/date-span.js';
import { addSpan, type TimeSpan } from '../time/time-span.js';
import { collectEffects, type Collection } from './collect-effects.js';
import { collectInstances, withdrawInstances } from './collect-instances.js';
import type { Completion } from './completion.js';
import type { Acceptance } from './decision.js';
import { inDocumentOrder } from './document-order.js';
import type { EffectLedger } from './effect-ledger.js';
import { executeLast } from './execute-last.js';
import { inertScope } from './inert-scope.js';
import { keepLive } from './live-runs.js';
import { isAnswerTo, mailName, type Mail } from './mail.js';
import { persistTurn, storedTurn } from './persist-snapshot.js';
import type { ServiceAnswered } from './run-event.js';
import { toldDate, type ToldDates } from './told-dates.js';

/** Where a turn begins. */
export interface TurnStart {
  readonly chart: Chart;
  /** Canonical instant. */
  readonly now: string;
  /** Active state paths. */
  readonly from: readonly string[];
  readonly ledger: EffectLedger;
  readonly mailbox: readonly Mail[];
  readonly completed: readonly Completion[];
  /** Of an entry that is decided again: its due dates. */
  readonly told: ToldDates | null;
}

/**
 * One decision while it is being made: the machine takes one event after another, and effects gather. Nothing outside of the
 * turn changes; it is thrown away when the decision turns out to be a refusal.
 */
export class Turn {
  readonly chart: Chart;
  readonly compiled: CompiledChart;
  readonly now: string;
  readonly ledger: EffectLedger;
  readonly mailbox: Mail[];
  readonly completed: Completion[];
  readonly told: ToldDates | null;
  /** What was held during a pause and has not had its turn. */
  readonly #arrivals: Mail[] = [];
  /** Answers that were held and dropped: what the services did is to be undone. */
  readonly #undone: ServiceAnswered[] = [];
  readonly #from: readonly string[];
  readonly #dueDates = new Map<TimeSpan, string>();
  readonly #rest: (() => RunMachineSnapshot) | null;
  #snapshot: RunMachineSnapshot | null = null;

  constructor(
    start: TurnStart,
    /** Where the machine rests, restored when it is first asked. A run that begins rests nowhere. */
    rest: (() => RunMachineSnapshot) | null = null,
  ) {
    this.#rest = rest;
    this.chart = start.chart;
    this.compiled = compiledOf(start.chart);
    this.now = start.now;
    this.ledger = start.ledger;
    this.mailbox = [...start.mailbox];
    this.completed = [...start.completed];
    this.told = start.told;
    this.#from = start.from;
  }

  get #machine(): RunMachineSnapshot {
    this.#snapshot ??= this.#rest?.() ?? null;
    if (this.#snapshot === null) throw new TypeError('a turn begins before it goes on');
    return this.#snapshot;
  }

  get ended(): boolean {
    return this.#machine.status === 'done';
  }

  /** The machine enters its first states. */
  begin(input: JsonObject): void {
    const actions: ExecutableActionObject[] = [];
    const { machine } = this.compiled;
    this.#settle(machine.getInitialSnapshot(inertScope(machine, actions), input), actions);
  }

  /** Lets the machine take an event. False, and nothing changed, when no transition does. Throws what the chart throws. */
  take(event: MachineEvent): boolean {
    const before = this.#machine;
    const actions: ExecutableActionObject[] = [];
    const { machine } = this.compiled;
    // An error that nobody takes would be the machine's own.
    if (event.error !== undefined && machine.getTransitionData(before, event).length === 0) return false;
    const next = machine.transition(before, event, inertScope(machine, actions));
    // A transition may be there to do nothing, so as to keep others from being taken.
    if (next === before && machine.getTransitionData(before, event).length === 0) return false;
    this.#settle(next, actions);
    return true;
  }

  /** Throws out what has waited longer than it may. */
  expireMail(): void {
    if (!this.mailbox.some((mail) => this.#isExpired(mail))) return;
    const waiting = this.mailbox.splice(0);
    for (const mail of waiting) {
      if (this.#isExpired(mail)) this.ledger.add({ type: 'event.expired', name: mailName(mail) });
      else this.mailbox.push(mail);
    }
  }

  /** Takes from the mailbox what the machine can take now, the oldest first, until it can take nothing. */
  takeMail(take: (mail: Mail) => boolean): void {
    let index = 0;
    while (index < this.mailbox.length && !this.ended) {
      const mail = this.mailbox[index];
      if (mail !== undefined && this.#takeOut(mail, take)) index = 0;
      else index += 1;
    }
  }

  /** After a pause everything that waits has its turn as if it arrived now, in its order; what is not taken stays or goes. */
  receiveMail(take: (mail: Mail) => boolean, stays: (mail: Mail) => boolean): void {
    this.#arrivals.push(...this.mailbox.splice(0));
    for (let mail = this.#arrivals.shift(); mail !== undefined; mail = this.#arrivals.shift()) {
      if (this.ended) this.#drop(mail);
      else if (this.#takeOut(mail, take)) this.takeMail(take);
      else if (stays(mail)) this.mailbox.push(mail);
      else this.#drop(mail);
    }
  }

  /** When a span from now is over. Several tasks and timers of one turn often share one. */
  #dueAt(span: ChartSpan, context: RunContext): string {
    if ('until' in span) return this.#onTheDate(span, context);
    const due = this.#dueDates.get(span) ?? addSpan(this.now, span, this.compiled.calendar);
    this.#dueDates.set(span, due);
    return due;
  }

  /** A date that has passed is now. */
  #onTheDate({ until, offset }: DateSpan, context: RunContext): string {
    const date = until({ context });
    if (typeof date !== 'string') throw new RangeError('a timer runs until a date');
    const due = instantOfDate(date, offset, this.compiled.calendar.timeZone);
    return due < this.now ? this.now : due;
  }

  /** Where the run stands now. Throws what XState caught in the machine. */
  finish(): Acceptance {
    if (this.#machine.status === 'error') throw this.#machine.error;
    const done = this.ended;
    if (done) for (const mail of this.mailbox.splice(0)) this.#drop(mail);
    for (const answer of this.#undone.splice(0)) this.#undo(answer);
    const snapshot = this.#machine;
    const state = persistTurn(this, snapshot);
    if (!done) {
      const { compiled } = this;
      keepLive(state.snapshot, { compiled, machine: snapshot, stored: storedTurn(this, state.snapshot) });
    }
    const { effects } = this.ledger;
    if (done) effects.push({ type: 'run.done', output: jsonFromCel(snapshot.output ?? null) });
    return { ok: true, state, effects, from: this.#from, to: state.states };
  }

  #settle(snapshot: RunMachineSnapshot, actions: readonly ExecutableActionObject[]): void {
    if (snapshot.status === 'error') throw snapshot.error;
    const { compiled: chart, ledger } = this;
    const dueAt: Collection['dueAt'] = (span, type, id) =>
      toldDate(this.told, span, type, id) ?? this.#dueAt(span, snapshot.context);
    const left = (invocation: string) => this.#forgetAnswer(invocation);
    const collection = { chart, ledger, dueAt, left };
    collectEffects(actions, collection);
    collectInstances(this.#snapshot?.context ?? null, snapshot.context, collection);
    if (snapshot.status === 'done') withdrawInstances(snapshot.context, collection);
    this.#snapshot = inDocumentOrder(snapshot);
  }

  /** The state that waited for an answer is left: nobody waits for it any more. */
  #forgetAnswer(invocation: string): void {
    for (const mails of [this.mailbox, this.#arrivals]) {
      const index = mails.findIndex((mail) => isAnswerTo(mail, invocation));
      const [mail] = index < 0 ? [] : mails.splice(index, 1);
      if (mail !== undefined) this.#drop(mail);
    }
  }

  /** What is taken is out of the mailbox first: leaving the state that it answers must not find it there. */
  #takeOut(mail: Mail, take: (mail: Mail) => boolean): boolean {
    const index = this.mailbox.indexOf(mail);
    if (index >= 0) this.mailbox.splice(index, 1);
    const mark = this.ledger.add({ type: 'event.taken', name: mailName(mail) });
    if (take(mail)) return true;
    this.ledger.withdraw(mark);
    if (index >= 0) this.mailbox.splice(index, 0, mail);
    return false;
  }

  #drop(mail: Mail): void {
    this.ledger.add({ type: 'event.dropped', name: mailName(mail), ...this.#senderLeft(mail) });
    if (mail.event.type === 'service.answered') this.#undone.push(mail.event);
  }

  /** Outside a pause its sender would have been refused, and would know. */
  #senderLeft({ event }: Mail): { readonly by?: string } {
    if (event.type !== 'event.sent') return {};
    const { whenNotTaken } = own(this.chart.definition.events, event.name) ?? {};
    return whenNotTaken === 'refuse' ? { by: event.by } : {};
  }

  /** What a service has done for nobody is undone as it declares. */
  #undo({ invocation, output }: ServiceAnswered): void {
    const compiled = invocationOf(this.compiled, invocation);
    const actions =
      compiled?.kind === 'service'
        ? this.compiled.compensations.get(`service.${compiled.service}`)
        : undefined;
    if (actions === undefined) return;
    const { context } = this.#machine;
    const changed = executeLast(actions, context, { output }, this.ledger);
    this.#snapshot = { ...this.#machine, context: { ...context, ...changed } };
  }

  #isExpired({ expiresAt }: Mail): boolean {
    return expiresAt !== null && expiresAt <= this.now;
  }
}
