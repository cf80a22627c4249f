import type { TaskDefinition } from '../chart/playbook-definition.js';
import { tallyVotes } from '../run/tally-votes.js';
import type { OpenWork, SimulatedRun, Vote } from '../simulation/simulated-run.js';

/**
 * The outcome an approval has come to with one more decider's word, or `null` while others have yet to say theirs. Nobody
 * knows here who holds which role: as many may decide as must, and one for each of its roles.
 */
export function tallyWith(
  { votes }: OpenWork,
  vote: Vote,
  { decisions, roles, outcomes }: TaskDefinition,
): string | null {
  const all = [...votes, vote];
  const voters = all.map(({ personId }) => personId);
  const missing = Math.max(decisions, roles.length) - voters.length;
  const others = Array.from({ length: Math.max(missing, 0) }, (_, index) => `${index}`);
  return tallyVotes({
    outcomes: Object.keys(outcomes),
    needed: decisions,
    deciders: [...voters, ...others],
    votes: all,
  });
}

/** The run with one more word on an approval that stays open. */
export function withVote(run: SimulatedRun, { invocation }: OpenWork, vote: Vote): SimulatedRun {
  return {
    ...run,
    tasks: run.tasks.map((task) =>
      task.invocation === invocation ? { ...task, votes: [...task.votes, vote] } : task,
    ),
  };
}
