import type { MachineEvent } from '../../chart/run-machine.js';
import { KPI_OBSERVED } from '../../chart/transition.js';
import { instanceInvocation } from '../../instances/instance-invocation.js';
import type { JsonObject, JsonValue } from '../../json.js';
import { endOf } from '../../run/machine-event.js';
import type { ModelInvocation, ModelTimer } from '../model/model.js';

/** Something that moves a run: what people do, what services answer, what happens outside, time. */
export type Move =
  | { readonly kind: 'start'; readonly input: JsonObject }
  | {
      readonly kind: 'close';
      readonly invocation: ModelInvocation;
      readonly task: string;
      readonly outcome: string;
      readonly form: JsonObject;
      /** The number of the instance, of many. */
      readonly instance?: number;
    }
  /** A service answers, another playbook's run ends, a lock is granted. */
  | {
      readonly kind: 'answer';
      readonly invocation: ModelInvocation;
      readonly output: JsonValue;
      readonly instance?: number;
    }
  | {
      readonly kind: 'fail';
      readonly invocation: ModelInvocation;
      readonly error: { readonly code: string; readonly message: string };
      readonly instance?: number;
    }
  | { readonly kind: 'send'; readonly name: string; readonly payload: JsonObject }
  | { readonly kind: 'observe'; readonly kpi: string; readonly value: number }
  | { readonly kind: 'runOut'; readonly timer: ModelTimer };

/** The move as XState's event. */
export function eventOf(move: Exclude<Move, { kind: 'start' }>): MachineEvent {
  switch (move.kind) {
    case 'close':
      return endOf(nameOf(move), { output: { outcome: move.outcome, form: move.form, by: '' } });
    case 'answer':
      return endOf(nameOf(move), { output: move.output });
    case 'fail':
      return endOf(nameOf(move), { error: move.error });
    case 'send':
      return { type: move.name, payload: move.payload, by: '' };
    case 'observe':
      return { type: KPI_OBSERVED, kpi: move.kpi, value: move.value, by: '' };
    case 'runOut':
      return { type: move.timer.event };
  }
}

function nameOf({ invocation, instance }: { invocation: ModelInvocation; instance?: number }): string {
  const { id } = invocation.written;
  return instance === undefined ? id : instanceInvocation(id, instance);
}
