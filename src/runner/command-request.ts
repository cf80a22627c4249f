import type { JsonObject, JsonValue } from '../engine/json.js';
import type { LocalizedText } from '../engine/localized-text.js';

/** What a run is asked to take, whoever asks. */
export type CommandRequest =
  TaskRequest | SendEvent | RecordKpi | LifeRequest | CallRequest | TogetherRequest | IncidentRequest;

/** Commands about one task. `expectedVersion` is the version of the task that the caller has seen. */
export type TaskRequest = StartTask | ClaimTask | CompleteTask | DecideApproval | AssignTask | CheckItem;

/** Work on the task begins. An unassigned task becomes the actor's. */
export interface StartTask {
  readonly type: 'startTask';
  readonly taskId: string;
  readonly expectedVersion?: number | null | undefined;
}

/** An unassigned task becomes the actor's. */
export interface ClaimTask {
  readonly type: 'claimTask';
  readonly taskId: string;
  readonly expectedVersion?: number | null | undefined;
}

export interface CompleteTask {
  readonly type: 'completeTask';
  readonly taskId: string;
  readonly outcome: string;
  readonly form: JsonObject;
  readonly expectedVersion?: number | null | undefined;
}

export interface DecideApproval {
  readonly type: 'decideApproval';
  readonly taskId: string;
  readonly outcome: string;
  readonly comment: string;
  readonly form: JsonObject;
}

/** Gives the task to a person of the team; null takes it from whoever has it. A started task counts as open again. */
export interface AssignTask {
  readonly type: 'assignTask';
  readonly taskId: string;
  readonly assigneeId: string | null;
  readonly expectedVersion?: number | null | undefined;
}

/** Ticks an item of the task's checklist, or takes the tick away. Items are counted from 0. */
export interface CheckItem {
  readonly type: 'checkItem';
  readonly taskId: string;
  readonly item: number;
  readonly checked: boolean;
}

/** An outside event that the playbook declares. `expectedVersion` is the run's `seq` that the caller has seen. */
export interface SendEvent {
  readonly type: 'sendEvent';
  readonly name: string;
  readonly payload: JsonObject;
  readonly expectedVersion?: number | null | undefined;
}

export interface RecordKpi {
  readonly type: 'recordKpi';
  readonly kpi: string;
  readonly value: number;
  readonly note: string;
}

/** Commands about the run as a whole. `reason` has 1 to 500 characters and is in the log for ever. */
export type LifeRequest = PauseRun | ResumeRun | CancelRun;

/** From now on nothing is worked on and no timer fires; what comes from outside is kept, in order. */
export interface PauseRun {
  readonly type: 'pauseRun';
  readonly reason: string;
  /** The run's `seq` that the caller has seen. */
  readonly expectedVersion?: number | null | undefined;
}

/** Takes what was kept, and gives every timer the date that its declaration says. */
export interface ResumeRun {
  readonly type: 'resumeRun';
  readonly reason: string;
  readonly expectedVersion?: number | null | undefined;
}

/** Ends the run: tasks, timers and calls are withdrawn, and what was done is compensated as the chart says. */
export interface CancelRun {
  readonly type: 'cancelRun';
  readonly reason: string;
  readonly expectedVersion?: number | null | undefined;
}

/** What became of a call out to a service; from the outbox. A call that is closed already refuses it: CALL_CLOSED. */
export type CallRequest = AnswerService | FailService;

export interface AnswerService {
  readonly type: 'answerService';
  readonly callId: string;
  readonly output: JsonValue;
}

/** The call gave up for good. */
export interface FailService {
  readonly type: 'failService';
  readonly callId: string;
  readonly error: CallError;
}

/** Why a call or a child failed. `message` is what a chart sees of it, `text` what people read, if it says more. */
export interface CallError {
  readonly code: string;
  readonly message: string;
  readonly text?: LocalizedText;
}

/** What another run, or the line before a lock, brings about. */
export type TogetherRequest = EndChild | TakeLock;

/** A child run has come to its end, or failed (`error`). Nothing happens where the run does not wait for it any more. */
export interface EndChild {
  readonly type: 'endChild';
  /** The child's run. */
  readonly childId: string;
  readonly output: JsonValue;
  readonly error: CallError | null;
}

/** A lock that the run waits for is granted. Nothing happens where the run does not wait for it any more. */
export interface TakeLock {
  readonly type: 'takeLock';
  readonly claimId: string;
}

/** Commands about an open incident of the run. `note` has at most 500 characters. */
export type IncidentRequest = RetryIncident | ResolveIncident;

/** Tries again what failed: the stored command, the timer, the call; or looks whether the cause is gone. */
export interface RetryIncident {
  readonly type: 'retryIncident';
  readonly incidentId: string;
  readonly note: string;
  /** The task that the stored command is about, where it is about one. */
  readonly taskId: string | null;
  /** The caller's key again: what is retried may be logged under its first sender's, and says this beside it. */
  readonly attempt: string | null;
}

/** Closes the incident as it is. What would have been tried again is given up for good. */
export interface ResolveIncident {
  readonly type: 'resolveIncident';
  readonly incidentId: string;
  readonly note: string;
}

export function isIncidentRequest(request: CommandRequest): request is IncidentRequest {
  return request.type === 'retryIncident' || request.type === 'resolveIncident';
}
