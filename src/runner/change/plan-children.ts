import type { LocalizedText } from '../../engine/localized-text.js';
import type { StartChild } from '../../engine/run/effect.js';
import type { RunState } from '../../engine/run/run-state.js';
import type { JsonValue } from '../../engine/json.js';
import type { Setting, Step } from '../commands/step.js';
import type { ChildClosed, ChildDraft, ChildRecord, NewChild } from '../record/child-run.js';
import type { RetriableCommand } from '../record/stored-retry.js';
import { actorOfRun, type MessageBody, type RunMessage } from '../together/run-message.js';

/** What becomes of the runs that a run has started, and what it tells them and its parent. */
export interface ChildPlan {
  readonly started: readonly NewChild[];
  readonly closed: readonly ChildClosed[];
  /** All that are waited for after the event. */
  readonly awaited: readonly ChildRecord[];
  /** Invocations whose former child nobody waits for any more. */
  readonly left: ReadonlySet<string>;
  readonly messages: readonly RunMessage[];
}

/** Children that end or are left, then those that begin; a pause, a resumption and an end are passed on. */
export function planChildren(setting: Setting, step: Step, nextId: () => string): ChildPlan {
  const { run } = setting;
  const effects = step.decision?.effects ?? [];
  const leaving = new Map(
    effects
      .filter((effect) => effect.type === 'child.cancel' || effect.type === 'child.release')
      .map(({ invocation, type }) => [invocation, type]),
  );
  const ended = new Set(step.childrenClosed.map(({ id }) => id));
  const left = run.children
    .filter(({ id, invocation }) => leaving.has(invocation) && !ended.has(id))
    .map(({ id, invocation }): ChildClosed => ({
      id,
      status: leaving.get(invocation) === 'child.cancel' ? 'cancelled' : 'released',
    }));
  const closed = [...step.childrenClosed, ...left];
  const gone = new Set(closed.map(({ id }) => id));
  const drafts = [
    ...step.childrenRequested,
    ...effects.filter((effect) => effect.type === 'child.start').map(toDraft),
  ];
  const started = drafts.map((draft) => ({ id: nextId(), ...draft }));
  const kept = run.children.filter(({ id }) => !gone.has(id));
  const bodies: [string, MessageBody][] = [
    ...left
      .filter(({ status }) => status === 'cancelled')
      .map(({ id }): [string, MessageBody] => [id, told(setting, cancelling(step))]),
    ...kept.flatMap(({ id }) => passedOn(setting, step, id)),
    ...started.map(({ id, ...child }): [string, MessageBody] => [
      id,
      { kind: 'start', parentId: run.id, child },
    ]),
    ...toldParent(setting, step, step.decision?.state ?? run.state),
  ];
  return {
    started,
    closed,
    awaited: [...kept, ...started],
    left: new Set([...leaving.keys(), ...started.map(({ invocation }) => invocation)]),
    messages: bodies.map(([runId, body]) => ({ runId, id: nextId(), body })),
  };
}

function toDraft({ invocation, playbook, version, input, roles, state }: StartChild): ChildDraft {
  return { invocation, playbook, version, input, roles, state };
}

function told({ run }: Setting, command: RetriableCommand): MessageBody {
  return { kind: 'command', actor: actorOfRun(run.id), command };
}

const LEFT: LocalizedText = {
  zh: '上级执行已离开等待它的状态',
  en: 'its parent has left the state that waited for it',
};

function cancelling(step: Step): RetriableCommand {
  const reason = step.type === 'run.cancelled' ? reasonOf(step) : `${LEFT.zh} / ${LEFT.en}`;
  return { type: 'cancelRun', reason };
}

function reasonOf({ payload: { reason } }: Step): string {
  return typeof reason === 'string' ? reason : '';
}

function passedOn(setting: Setting, step: Step, childId: string): [string, MessageBody][] {
  const type = LIFE[step.type];
  if (type === undefined) return [];
  return [[childId, told(setting, { type, reason: reasonOf(step) })]];
}

const LIFE: Partial<Record<Step['type'], 'pauseRun' | 'resumeRun'>> = {
  'run.paused': 'pauseRun',
  'run.resumed': 'resumeRun',
};

/** A run that has just come to its end, or was cancelled, tells the one that started it. */
function toldParent(setting: Setting, step: Step, state: RunState): [string, MessageBody][] {
  const { family, id, status } = setting.run;
  if (family === null || status === 'completed' || status === 'cancelled') return [];
  if (state.status === 'done') {
    const done = step.decision?.effects.find((effect) => effect.type === 'run.done');
    const output: JsonValue = done?.output ?? null;
    return [[family.parentId, told(setting, { type: 'endChild', childId: id, output, error: null })]];
  }
  if (state.status !== 'cancelled') return [];
  const error = { code: 'CANCELLED', message: reasonOf(step) };
  return [[family.parentId, told(setting, { type: 'endChild', childId: id, output: null, error })]];
}
