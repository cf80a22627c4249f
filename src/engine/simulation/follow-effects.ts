import type { Effect } from '../run/effect.js';
import type { SimulatedRun } from './simulated-run.js';

type Followed = Pick<SimulatedRun, 'tasks' | 'timers' | 'calls' | 'children' | 'locks' | 'told' | 'output'>;

/** What a host would keep in rows, after the effects of something that `by` did (`null`: nobody) just now. */
export function followEffects(
  before: Followed & Pick<SimulatedRun, 'now'>,
  effects: readonly Effect[],
  by: string | null,
): Followed {
  const { now } = before;
  const tasks = [...before.tasks];
  const timers = [...before.timers];
  const calls = [...before.calls];
  const children = [...before.children];
  const locks = [...before.locks];
  const told = [...before.told];
  let { output } = before;
  for (const effect of effects) {
    switch (effect.type) {
      case 'task.open': {
        const { invocation, task, kind, state, dueAt } = effect;
        tasks.push({ invocation, task, kind, state, dueAt, openedAt: now, openedBy: by, votes: [] });
        break;
      }
      case 'task.withdraw':
        remove(tasks, ({ invocation }) => invocation === effect.invocation);
        break;
      case 'service.call': {
        const { invocation, service } = effect;
        if (invocation !== null) calls.push({ invocation, service });
        break;
      }
      case 'service.cancel':
        remove(calls, ({ invocation }) => invocation === effect.invocation);
        break;
      case 'child.start':
        children.push({ invocation: effect.invocation, playbook: effect.playbook });
        break;
      case 'child.cancel':
      case 'child.release':
        remove(children, ({ invocation }) => invocation === effect.invocation);
        break;
      case 'lock.request': {
        const { invocation, lock, key } = effect;
        locks.push({ invocation, lock, key, isHeld: false });
        break;
      }
      case 'lock.release':
        remove(locks, ({ invocation }) => invocation === effect.invocation);
        break;
      case 'timer.set':
        timers.push({ timer: effect.timer, dueAt: effect.dueAt, state: effect.state });
        break;
      case 'timer.move': {
        const index = timers.findIndex(({ timer }) => timer === effect.timer);
        const moved = timers[index];
        if (moved !== undefined) timers[index] = { ...moved, dueAt: effect.dueAt };
        break;
      }
      case 'timer.clear':
        remove(timers, ({ timer }) => timer === effect.timer);
        break;
      case 'notify':
        told.push({ kind: 'notice', to: effect.to, task: null, message: effect.message, at: now });
        break;
      case 'escalate': {
        const { to, task, message } = effect;
        told.push({ kind: 'escalation', to, task, message, at: now });
        break;
      }
      case 'run.done':
        ({ output } = effect);
        break;
      default:
    }
  }
  return { tasks, timers, calls, children, locks, told, output };
}

function remove<T>(list: T[], matches: (item: T) => boolean): void {
  const index = list.findIndex(matches);
  if (index >= 0) list.splice(index, 1);
}
