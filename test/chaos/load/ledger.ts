/** What clients ask for. Each carries its key also in its content, where the log keeps it. */
export type Operation =
  | 'startRun'
  | 'startTask'
  | 'completeTask'
  | 'decideApproval'
  | 'sendRunEvent'
  | 'recordKpi'
  | 'pauseRun'
  | 'resumeRun'
  | 'cancelRun';

/** How one sending of a request ended. `unanswered`: nobody can tell whether it was done. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly runId: string; readonly version: number }
  | { readonly kind: 'refused'; readonly codes: readonly string[] }
  | { readonly kind: 'unanswered'; readonly reason: string };

export interface Attempt {
  readonly replica: number;
  /** Whether the request had been acknowledged before this sending of it. */
  readonly afterAcknowledgement: boolean;
  outcome: Outcome;
}

/** A request under its key, and everything that the client was told about it. */
export interface Entry {
  readonly key: string;
  readonly round: number;
  readonly operation: Operation;
  /** A bare uuid; of a start, known once it is acknowledged. */
  readonly runId: string | null;
  readonly attempts: Attempt[];
}

/**
 * What must be true of a request: `acknowledged` is in a log once, `refused` (every sending of it) in none, and of an
 * `open` one nobody knows, but it is in no log twice.
 */
export type Verdict = 'acknowledged' | 'refused' | 'open';

export function verdictOf({ attempts }: Pick<Entry, 'attempts'>): Verdict {
  if (attempts.some(({ outcome }) => outcome.kind === 'acknowledged')) return 'acknowledged';
  return attempts.every(({ outcome }) => outcome.kind === 'refused') ? 'refused' : 'open';
}

/** The run that a request was about, or that it started. */
export function runOf({ runId, attempts }: Pick<Entry, 'runId' | 'attempts'>): string | null {
  if (runId !== null) return runId;
  for (const { outcome } of attempts) if (outcome.kind === 'acknowledged') return outcome.runId;
  return null;
}

/** An entry that can be sent, the very same however often. */
export interface Request extends Entry {
  /** The login of who asks. */
  readonly as: string;
  /** The mutation's input, its idempotency key included. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** The clients' own book of what they sent and what they were told. */
export class Ledger {
  readonly requests: Request[] = [];
  readonly #byRun = new Map<string, Request[]>();

  open(request: Omit<Request, 'attempts'>): Request {
    const opened = { ...request, attempts: [] };
    this.requests.push(opened);
    if (opened.runId !== null) this.#file(opened.runId, opened);
    return opened;
  }

  /** The request is on its way; until it is said otherwise, nobody answers. */
  send(request: Request, replica: number): Attempt {
    const attempt: Attempt = {
      replica,
      afterAcknowledgement: verdictOf(request) === 'acknowledged',
      outcome: { kind: 'unanswered', reason: 'on its way' },
    };
    request.attempts.push(attempt);
    return attempt;
  }

  close(request: Request, attempt: Attempt, outcome: Outcome): void {
    const before = runOf(request);
    attempt.outcome = outcome;
    const after = runOf(request);
    if (before === null && after !== null) this.#file(after, request);
  }

  /** Those about a run. Starts that nobody acknowledged are about none. */
  of(runId: string): readonly Request[] {
    return this.#byRun.get(runId) ?? [];
  }

  /** The runs that a client was told of. */
  runs(): string[] {
    return [...this.#byRun.keys()];
  }

  #file(runId: string, request: Request): void {
    const known = this.#byRun.get(runId);
    if (known) known.push(request);
    else this.#byRun.set(runId, [request]);
  }
}
