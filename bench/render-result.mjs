/** What the ratios are to reach. */
const TARGETS = {
  toFastestPeer: {
    means: "events a second ÷ the fastest workflow engine's durable steps a second",
    least: 10,
  },
  toGraphileWorker: { means: "events a second ÷ graphile-worker's chained jobs a second" },
  toFloor: { means: 'events a second ÷ the same rows without an engine', least: 0.6 },
  latencyToBareCommit: { means: 'one caller: p50 of an event ÷ p50 of a bare one-row commit', most: 3 },
  toBareServer: { means: 'completeTask a second ÷ one INSERT a second on a bare server', least: 0.5 },
  millionRuns: { means: 'events a second with a million runs stored ÷ with a thousand', least: 0.8 },
  timerDrain: { means: 'timers fired a second, all due at once, ÷ events a second', least: 0.5 },
  interactiveP99: { means: 'p99 of interactive commands meanwhile ÷ without', most: 5 },
  mutantsCaught: { means: 'spoiled playbooks whose trouble is named ÷ all', least: 0.99 },
  falseAlarms: { means: 'findings on playbooks that are sound', most: 0 },
  memory: { means: 'resident memory with a million runs stored ÷ with a thousand', most: 1.1 },
};

/** A section of docs/PERFORMANCE.md. */
export function renderResult({ scenario, on, machine, versions, figures, ratios }) {
  const { cpu, cores, memoryGiB, os } = machine;
  const software = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `### ${scenario}`,
    `${on}, ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${os}. ${software.join(', ')}.`,
    table(['ratio', '', 'measured', 'to reach'], Object.entries(ratios).map(ratioRow)),
    ...tablesOf[scenario](figures),
  ].join('\n\n');
}

function ratioRow([name, measured]) {
  const { means, least, most } = TARGETS[name] ?? { means: '' };
  const target = least === undefined ? (most === undefined ? '' : `≤ ${most}`) : `≥ ${least}`;
  const missed = (least !== undefined && measured < least) || (most !== undefined && measured > most);
  return [`\`${name}\``, means, missed ? `${measured} (missed)` : measured, target];
}

const tablesOf = {
  gate: ({ playbooks, mutants, scale, movesPerSecond }) => [
    table(
      ['playbook', 'verdict', 'situations', 'moves', 'ms'],
      playbooks.map(({ playbook, verdict, configurations, steps, milliseconds }) => [
        playbook,
        verdict,
        configurations,
        steps,
        milliseconds,
      ]),
    ),
    table(
      ['defect', 'mutants', 'caught'],
      mutants.map(({ defect, made, caught }) => [defect, made, caught]),
    ),
    `${movesPerSecond} moves a second. Proved within 10 s: four regions of ${scale.regions.size} tasks (${scale.regions.configurations} situations), four counters up to ${scale.counters.size} (${scale.counters.configurations} situations).`,
  ],
  engine: ({ levels, bareCommit, peers }) => [
    table(
      ['callers', 'events/s', 'p50 ms', 'p99 ms', 'events a commit', 'floor/s'],
      levels.map(({ callers, batch, setpiece, floor }) => [
        callers,
        ...rates(setpiece),
        batch,
        floor.perSecond,
      ]),
    ),
    `One caller, in turn: an event p50 ${bareCommit.executeP50Ms} ms, p99 ${bareCommit.executeP99Ms} ms; a bare commit p50 ${bareCommit.bareP50Ms} ms, p99 ${bareCommit.bareP99Ms} ms.`,
    table(
      ['peer', 'what', 'a second', 'run p50 ms', 'run p99 ms', 'Setpiece in turn', 'times'],
      peers.map(({ title, version, what, peer, setpiece, times, skipped }) =>
        skipped === undefined
          ? [`${title} ${version}`, what, ...rates(peer), setpiece.perSecond, times]
          : [title, `skipped: ${skipped}`],
      ),
    ),
  ],
  api: ({ setpiece, bare }) => [
    table(
      ['server', 'requests/s', 'p50 ms', 'p99 ms'],
      [
        ['Setpiece: completeTask', ...rates(setpiece)],
        ['bare Nest and Apollo: one INSERT', ...rates(bare)],
      ],
    ),
  ],
  scale: ({ stored, events, drain, memory }) => [
    table(
      ['stored', 'log rows', 'GB', 'events/s', 'p50 ms', 'p99 ms', 'started, MiB', 'after work, MiB'],
      ['small', 'large'].map((size) => [
        `${stored[size].runs} runs`,
        stored[size].logRows,
        stored[size].gigabytes,
        ...rates(events[size]),
        memory[size].startedRssMiB,
        memory[size].afterWork.rssMiB,
      ]),
    ),
    `With the load spread over all of them: ${events.spread.perSecond} events/s, p50 ${events.spread.p50Ms} ms, p99 ${events.spread.p99Ms} ms.`,
    `${drain.fired} of ${drain.timers} timers due at one instant fired within ${drain.seconds} s, ${drain.perSecond} a second. Interactive commands:`,
    table(
      ['', 'a second', 'p50 ms', 'p99 ms'],
      [
        ['without', ...rates(drain.interactive.unloaded)],
        ['meanwhile', ...rates(drain.interactive.meanwhile)],
      ],
    ),
  ],
};

const rates = ({ perSecond, p50Ms, p99Ms }) => [perSecond, p50Ms, p99Ms];

function table(heads, rows) {
  return [heads, heads.map(() => '---'), ...rows].map(line).join('\n');
}

function line(cells) {
  return `| ${cells.map((cell) => cell ?? '').join(' | ')} |`;
}
