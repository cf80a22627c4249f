/** Finds out whether one thing that requests need is there. Throws when it is not. */
export type ReadinessCheck = () => Promise<void>;

/** The outcome of all checks: `ok`, or what is the matter, by the name of the check. */
export interface ReadinessReport {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

// Longer than a busy database takes, shorter than those who ask usually wait.
const PATIENCE_MS = 2_000;

/** Says truthfully whether this process can do its work at this moment. */
export class Readiness {
  readonly #checks = new Map<string, ReadinessCheck>();
  #stopping = false;

  /** Adds something that must hold for the process to be ready. Its message is shown to anybody who asks. */
  require(name: string, check: ReadinessCheck): void {
    this.#checks.set(name, check);
  }

  /** From now on the process is not ready, so that no new work is sent here. */
  stop(): void {
    this.#stopping = true;
  }

  async report(): Promise<ReadinessReport> {
    const outcomes = await Promise.all(
      [...this.#checks].map(async ([name, check]) => [name, await outcomeOf(check)] as const),
    );
    const checks = {
      ...Object.fromEntries(outcomes),
      ...(this.#stopping ? { shutdown: 'in progress' } : {}),
    };
    return { ready: Object.values(checks).every((outcome) => outcome === 'ok'), checks };
  }
}

async function outcomeOf(check: ReadinessCheck): Promise<string> {
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  const tooLong = new Promise<string>((resolve) => {
    timeout.addEventListener('abort', () => resolve('no answer in time'), { once: true });
  });
  return Promise.race([check().then(() => 'ok', describe), tooLong]);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
