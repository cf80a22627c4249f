import type { JsonValue } from '../../engine/json.js';
import type { CallFailure } from './call-failure.js';

/** Which call of which run, and the key of the service it goes to. */
export interface CallName {
  readonly runId: string;
  readonly callId: string;
  readonly service: string;
}

/**
 * Tells the run what became of a call. Both return as well where the call is closed already (it was answered before, its
 * state was left, its run has ended): there is nothing more to do. They throw what may be gone another time.
 */
export abstract class CallAnswers {
  abstract answer(call: CallName, output: JsonValue): Promise<void>;
  abstract fail(call: CallName, failure: CallFailure): Promise<void>;
}
