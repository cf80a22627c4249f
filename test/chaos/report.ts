import { cpus, totalmem } from 'node:os';
import type { Inspection } from './check/inspector.js';
import type { Finding } from './check/run-history.js';
import type { ChaosOptions } from './chaos-options.js';
import type { RoundReport } from './chaos.js';
import { describeDisturbance, type RoundPlan } from './round-plan.js';
import type { Tally } from './tally.js';

const MOST_FINDINGS_SHOWN = 20;
const MOST_EVIDENCE = 1_500;

/** One line for a round. */
export function renderProgress(
  { plan, seconds, recoveryMs }: RoundReport,
  rounds: number,
  tally: Tally,
): string {
  const number = String(plan.round).padStart(String(rounds).length);
  const acknowledged = `${tally.acknowledged} acknowledged`;
  return `round ${number}/${rounds} ${seconds.toFixed(1)} s: ${describePlan(plan)}; at rest after ${(recoveryMs / 1_000).toFixed(1)} s; ${acknowledged} so far`;
}

function describePlan({ disturbances }: RoundPlan): string {
  return disturbances.map(describeDisturbance).join(', ') || 'nothing but clients';
}

/** What a failing check has to say: enough to try the same again, and what shows it. */
export function renderFailure(
  options: ChaosOptions,
  findings: readonly Finding[],
  round: RoundReport | null,
): string {
  const where = round
    ? `round ${round.plan.round} (${describePlan(round.plan)})\n${JSON.stringify(round.plan)}`
    : 'the last look at everything';
  const shown = findings.slice(0, MOST_FINDINGS_SHOWN).map(({ check, runId, what, evidence }) => {
    const proof = evidence === undefined ? '' : `\n    ${JSON.stringify(evidence).slice(0, MOST_EVIDENCE)}`;
    return `  ${check}${runId === null ? '' : ` of run ${runId}`}: ${what}${proof}`;
  });
  const more = findings.length - shown.length;
  return [
    `FAILED with seed ${options.seed} in ${where}`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n');
}

/** What is kept of a whole chaos. */
export function summarise(
  options: ChaosOptions,
  tally: Tally,
  { inspection, seconds, passed }: { inspection: Inspection | null; seconds: number; passed: boolean },
) {
  const lateness = inspection?.lateness ?? [];
  return {
    passed,
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
    },
    seed: options.seed,
    without: [...options.without].join(', ') || 'nothing',
    seconds: Math.round(seconds),
    figures: {
      rounds: tally.rounds,
      requests: tally.requests,
      'events acknowledged': tally.acknowledged,
      'requests refused': tally.refused,
      'sendings unanswered': tally.unanswered,
      'sendings repeated': tally.repeats,
      'clients vanished': tally.vanished,
      'replicas killed': tally.kills,
      'replicas stopped for a while': tally.stops,
      'PostgreSQL restarted fast': tally.restartsFast,
      'PostgreSQL restarted immediately': tally.restartsImmediate,
      'connections terminated': tally.terminations,
      'connections cut or stalled': tally.cuts,
      'clocks set off': tally.clockShifts,
      'runs inspected': inspection?.runs ?? 0,
      'events inspected': inspection?.events ?? 0,
      'timers fired': lateness.length,
      'timers: median lateness (ms)': Math.round(quantile(lateness, 0.5)),
      'timers: most lateness (ms)': Math.round(quantile(lateness, 1)),
      'timers: least lateness (ms)': Math.round(quantile(lateness, 0)),
      'recovery: median (ms)': Math.round(quantile(tally.recoveries, 0.5)),
      'recovery: longest (ms)': Math.round(quantile(tally.recoveries, 1)),
      'replica starts given up': tally.failedStarts,
      'replica start: median (ms)': Math.round(quantile(tally.starts, 0.5)),
      'replica start: longest (ms)': Math.round(quantile(tally.starts, 1)),
    },
    errors: Object.fromEntries(tally.errors),
  };
}

export function renderTable(figures: Readonly<Record<string, number>>): string {
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  return Object.entries(figures)
    .map(([name, value]) => `${name.padEnd(width)}  ${String(value).padStart(9)}`)
    .join('\n');
}

/** 0 where there is nothing to order. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)] ?? 0;
}
