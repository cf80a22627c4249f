import { suggestName } from '../load/suggest-name.js';
import { own } from '../own.js';
import type { RunEvent } from '../run/run-event.js';
import { advance } from '../simulation/advance.js';
import type { SimulatedRun } from '../simulation/simulated-run.js';
import { completeTask } from './complete-task.js';
import { pickInstance, setOf } from './pick-instance.js';
import type {
  AnswerStep,
  Attempt,
  ChildStep,
  GrantStep,
  ObserveStep,
  ScenarioDefaults,
  SendStep,
} from './scenario-definition.js';
import { refusedBy, trouble, type Attempted } from './trouble.js';
import { isPlayer, LEAD, playerOf, roleOf } from './players.js';

/** Does what a step says somebody does; `defaults` is how tasks are answered when the step does not say. */
export function attempt(run: SimulatedRun, step: Attempt, defaults: ScenarioDefaults): Attempted {
  const { complete, send, observe, answer, child, grant, pause, resume, cancel } = step;
  if (complete !== undefined) return completeTask(run, complete, defaults);
  if (send !== undefined) return sendEvent(run, send);
  if (observe !== undefined) return observeKpi(run, observe);
  if (answer !== undefined) return answerService(run, answer);
  if (child !== undefined) return endChild(run, child);
  if (grant !== undefined) return grantLock(run, grant);
  if (pause !== undefined) return govern(run, 'run.paused', pause.reason);
  if (resume !== undefined) return govern(run, 'run.resumed', resume.reason);
  return govern(run, 'run.cancelled', cancel?.reason);
}

function sendEvent(run: SimulatedRun, { event, payload = {}, by }: SendStep): Attempted {
  const { events, roles } = run.chart.definition;
  const senders = own(events, event)?.senders ?? [];
  const sender = by ?? playerOf(senders[0]);
  if (!isPlayer(sender, roles)) return unknownRole(sender, run);
  if (sender !== LEAD && !senders.includes(roleOf(sender))) {
    return {
      ok: false,
      trouble: trouble(
        'NOT_EVENT_SENDER',
        `${sender} 不能发送事件 ${event}；可以发送的有：${[...senders, LEAD].join('、')}`,
        `${sender} may not send ${event}; those who may are ${[...senders, LEAD].join(', ')}`,
      ),
    };
  }
  return happen(run, { type: 'event.sent', name: event, payload, by: sender }, sender);
}

function observeKpi(run: SimulatedRun, { kpi, value, by = LEAD }: ObserveStep): Attempted {
  if (!isPlayer(by, run.chart.definition.roles)) return unknownRole(by, run);
  return happen(run, { type: 'kpi.observed', kpi, value, by }, by);
}

function answerService(run: SimulatedRun, step: AnswerStep): Attempted {
  const { service, output = null, error, instance } = step;
  const { services } = run.chart.definition;
  if (own(services, service) === undefined) {
    const near = suggestName(service, Object.keys(services));
    return {
      ok: false,
      trouble: trouble(
        'UNKNOWN_SERVICE',
        `打法没有服务 ${service} ${near}`,
        `The playbook has no service ${service} ${near}`,
      ),
    };
  }
  const call = pickInstance(
    run.calls.filter((one) => one.service === service),
    instance,
  );
  if (call === undefined) {
    const waiting = run.calls.map((one) => one.service).join(', ') || '–';
    return {
      ok: false,
      trouble: trouble(
        'UNKNOWN_CALL',
        `没有等待服务 ${service} 的应答；等待中的有：${waiting}`,
        `No answer of ${service} is waited for; waited for: ${waiting}`,
      ),
    };
  }
  const { invocation } = call;
  if (error === undefined) return happen(run, { type: 'service.answered', invocation, output }, null);
  const { code = 'FAILED', message = code } = error;
  return happen(run, { type: 'service.failed', invocation, error: { code, message } }, null);
}

function endChild(run: SimulatedRun, step: ChildStep): Attempted {
  const { output = null, error, instance } = step;
  const meant = run.children.filter(
    ({ invocation, playbook }) => playbook === step.invocation || setOf(invocation) === step.invocation,
  );
  const child = pickInstance(meant, instance);
  if (child === undefined) {
    const waiting = run.children.map(({ playbook }) => playbook).join(', ') || '–';
    return {
      ok: false,
      trouble: trouble(
        'UNKNOWN_CHILD',
        `没有等待子执行 ${step.invocation}；等待中的有：${waiting}`,
        `No run of ${step.invocation} is waited for; waited for: ${waiting}`,
      ),
    };
  }
  const { invocation } = child;
  if (error === undefined) return happen(run, { type: 'child.completed', invocation, output }, null);
  const { code = 'FAILED', message = code } = error;
  return happen(run, { type: 'child.failed', invocation, error: { code, message } }, null);
}

function grantLock(run: SimulatedRun, { lock, instance }: GrantStep): Attempted {
  const waiting = run.locks.filter(({ isHeld }) => !isHeld);
  const next = pickInstance(
    waiting.filter((one) => one.lock === lock),
    instance,
  );
  if (next !== undefined) return happen(run, { type: 'lock.granted', invocation: next.invocation }, null);
  const names = waiting.map((one) => one.lock).join(', ') || '–';
  return {
    ok: false,
    trouble: trouble(
      'UNKNOWN_LOCK',
      `没有等待锁 ${lock}；等待中的有：${names}`,
      `The lock ${lock} is not waited for; waited for: ${names}`,
    ),
  };
}

function govern(
  run: SimulatedRun,
  type: 'run.paused' | 'run.resumed' | 'run.cancelled',
  reason = '',
): Attempted {
  return happen(run, { type, by: LEAD, reason }, LEAD);
}

function happen(run: SimulatedRun, event: RunEvent, by: string | null): Attempted {
  const result = advance(run, event, by);
  return result.ok ? result : { ok: false, trouble: refusedBy(result) };
}

function unknownRole(by: string, run: SimulatedRun): Attempted {
  const near = suggestName(roleOf(by), [...Object.keys(run.chart.definition.roles), LEAD]);
  return {
    ok: false,
    trouble: trouble('UNKNOWN_ROLE', `打法没有角色 ${by} ${near}`, `The playbook has no role ${by} ${near}`),
  };
}
