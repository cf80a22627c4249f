import type { LastAction } from '../chart/compile-last-action.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { EffectLedger } from './effect-ledger.js';

/** The context after the actions, each of which sees what those before it have changed. Throws when an expression fails. */
export function executeLast(
  actions: readonly LastAction[],
  before: JsonObject,
  event: Readonly<Record<string, JsonValue>>,
  ledger: EffectLedger,
): JsonObject {
  const context: Record<string, JsonValue> = { ...before };
  for (const action of actions) {
    const { change, effect } = action({ context, event });
    if (effect !== undefined) ledger.add(effect);
    Object.assign(context, change);
  }
  return context;
}
