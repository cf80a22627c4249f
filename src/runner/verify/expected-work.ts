import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json.js';
import { type Actor, personOf } from '../actor.js';
import type { StoredEvent } from './logged-event.js';
import type { StoredTask, StoredVote } from './stored-run.js';

/** What the log says of the work on a task. Undefined is what it does not tell. */
interface ToldWork {
  assigneeId?: string | null;
  started: boolean;
  checkedItems: readonly number[];
  form: JsonValue;
  closedBy: string | null | undefined;
}

interface ToldVote {
  readonly taskId: string;
  readonly personId: string | null;
  readonly outcome: JsonValue | undefined;
  readonly comment: JsonValue | undefined;
  readonly at: number;
  /** Null where only the form of another's word, the one that decided, was logged. */
  readonly form: JsonValue;
}

/**
 * Gathers from a run's log who works on its tasks, how far they are, and who decided what on its approvals. To whom a task
 * was allotted when it was opened depended on who was free: the log does not tell.
 */
export class ExpectedWork {
  readonly #work = new Map<string, ToldWork>();
  readonly #votes: ToldVote[] = [];

  /** To be told every entry, in order. */
  note(entry: StoredEvent): void {
    const { type, payload, actor } = entry;
    const { taskId } = payload;
    if (type === 'tasks.handedOver') this.#handOver(payload);
    if (typeof taskId !== 'string') return;
    switch (type) {
      case 'task.assigned':
        this.#assign(taskId, payload['toPersonId']);
        break;
      case 'task.claimed':
        this.#of(taskId, actor);
        break;
      case 'task.started':
        this.#of(taskId, actor).started = true;
        break;
      case 'task.itemChecked':
        this.#check(taskId, entry);
        break;
      case 'approval.decided':
        this.#vote(taskId, entry, payload, payload['form'] ?? null);
        break;
      case 'task.closed':
        this.#close(taskId, entry);
        break;
      default:
    }
  }

  /** The task whose row says otherwise than the log; undefined where none does. */
  findOther(tasks: readonly StoredTask[]): StoredTask | undefined {
    return tasks.find((task) => !this.#isAsTold(task));
  }

  /** Whether the words of deciders are those in the log. */
  areVotes(stored: readonly StoredVote[]): boolean {
    if (stored.length !== this.#votes.length) return false;
    const rows = new Map(stored.map((vote) => [`${vote.taskId} ${vote.personId}`, vote]));
    return this.#votes.every((told) => {
      const row = rows.get(`${told.taskId} ${told.personId}`);
      if (row === undefined || row.outcome !== told.outcome || row.comment !== told.comment) return false;
      return Date.parse(row.at) === told.at && (told.form === null || isDeepStrictEqual(row.form, told.form));
    });
  }

  #isAsTold({ id, kind, status, assigneeId, checkedItems, form, closedBy }: StoredTask): boolean {
    const told = this.#work.get(id) ?? newWork();
    const wanted = told.assigneeId === undefined && kind === 'approval' ? null : told.assigneeId;
    if (wanted !== undefined && wanted !== assigneeId) return false;
    if ((status === 'open' || status === 'started') && (status === 'started') !== told.started) return false;
    if (!isDeepStrictEqual(checkedItems, told.checkedItems) || !isDeepStrictEqual(form, told.form))
      return false;
    return told.closedBy === undefined || told.closedBy === closedBy;
  }

  /** The work on the task, which is the actor's where the actor is a person: nobody works on another's. */
  #of(taskId: string, actor: Actor | null): ToldWork {
    const work = this.#work.get(taskId) ?? newWork();
    this.#work.set(taskId, work);
    const personId = actor === null ? null : personOf(actor);
    if (personId !== null) work.assigneeId = personId;
    return work;
  }

  #assign(taskId: string, toPersonId: JsonValue | undefined): void {
    const work = this.#of(taskId, null);
    work.assigneeId = typeof toPersonId === 'string' ? toPersonId : null;
    work.started = false;
  }

  #handOver({ tasks, toPersonId }: JsonObject): void {
    if (!Array.isArray(tasks)) return;
    for (const task of tasks) {
      if (isJsonObject(task) && typeof task['taskId'] === 'string') this.#assign(task['taskId'], toPersonId);
    }
  }

  #check(taskId: string, { payload, actor }: StoredEvent): void {
    const work = this.#of(taskId, actor);
    const item = Number(payload['item']);
    const others = work.checkedItems.filter((other) => other !== item);
    work.checkedItems = payload['checked'] === true ? [...others, item].sort((a, b) => a - b) : others;
  }

  #close(taskId: string, entry: StoredEvent): void {
    const { payload, actor } = entry;
    const { decision, outcome, form } = payload;
    const isApproval = isJsonObject(decision);
    if (isApproval) {
      const isDeciding = decision['outcome'] === outcome;
      this.#vote(taskId, entry, decision, isDeciding ? (form ?? null) : null);
    }
    const work = this.#of(taskId, isApproval ? null : actor);
    work.form = form ?? null;
    work.closedBy = personOf(actor);
  }

  #vote(taskId: string, { actor, at }: StoredEvent, said: JsonObject, form: JsonValue): void {
    const { outcome, comment } = said;
    this.#votes.push({ taskId, personId: personOf(actor), outcome, comment, at: at.getTime(), form });
  }
}

function newWork(): ToldWork {
  return { started: false, checkedItems: [], form: null, closedBy: undefined };
}
