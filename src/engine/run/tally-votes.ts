/** The state of an approval: what may be chosen, how many must agree, and who has said what. */
export interface Poll {
  /** In the order in which the playbook declares them; the first is what is asked for, the favourable one. */
  readonly outcomes: readonly string[];
  /** How many must agree, 1 or more. */
  readonly needed: number;
  /** Everybody whose word counts, those who have decided included. */
  readonly deciders: readonly string[];
  /** In the order in which they were given; one a person. */
  readonly votes: readonly { readonly personId: string; readonly outcome: string }[];
}

/**
 * The outcome an approval has come to, or null while it is open.
 *
 * - An outcome that `needed` deciders chose is the outcome. Where fewer than `needed` may decide at all, all must agree.
 * - As soon as too few are left for the favourable outcome, the approval closes without waiting for the rest: what was
 *   asked for is not granted. The outcome is then the one that most chose among the others; of equals, the one chosen
 *   first. Hence with `needed` = everybody a single refusal decides, and with `needed` = 1 the first word does.
 */
export function tallyVotes(poll: Poll): string | null {
  const { outcomes, votes } = poll;
  const needed = Math.max(1, Math.min(poll.needed, poll.deciders.length));
  const counts = countByOutcome(votes);
  for (const [outcome, count] of counts) if (count >= needed) return outcome;
  const [favourable = ''] = outcomes;
  const decided = new Set(votes.map((vote) => vote.personId));
  const left = poll.deciders.filter((id) => !decided.has(id)).length;
  if ((counts.get(favourable) ?? 0) + left >= needed) return null;
  counts.delete(favourable);
  return mostChosen(counts);
}

/** In the order in which the outcomes were first chosen. */
function countByOutcome(votes: Poll['votes']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { outcome } of votes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return counts;
}

function mostChosen(counts: ReadonlyMap<string, number>): string | null {
  let best: [string, number] | null = null;
  for (const entry of counts) if (best === null || entry[1] > best[1]) best = entry;
  return best === null ? null : best[0];
}
