import type { ApprovalVote, TaskRecord } from '../record/run-record.js';
import { holdersOf, type Staff } from '../staff-directory.js';

type Approval = Pick<TaskRecord, 'roleKeys' | 'assigneeId' | 'openedBy'>;

/**
 * The persons whose word counts for an approval, ordered by id: every holder of its roles, and the person it was
 * given to if there is one, except the one who asked; and whoever has decided already, although the role may have
 * passed on since. Where that is nobody, the lead, unless it was the lead who asked.
 */
export function decidersOf(approval: Approval, staff: Staff, votes: readonly ApprovalVote[] = []): string[] {
  const deciders = new Set(holdersOf(staff, approval.roleKeys));
  if (approval.assigneeId !== null) deciders.add(approval.assigneeId);
  if (approval.openedBy !== null) deciders.delete(approval.openedBy);
  for (const vote of votes) deciders.add(vote.personId);
  if (deciders.size === 0 && staff.leadId !== approval.openedBy) deciders.add(staff.leadId);
  return [...deciders].sort();
}

/**
 * The persons who may decide now: deciders who have not done so. Where none is left although the approval is open
 * (holders have gone from the team), the lead may, unless it was the lead who asked.
 */
export function mayDecideNow(approval: Approval, staff: Staff, votes: readonly ApprovalVote[]): string[] {
  const decided = new Set(votes.map((vote) => vote.personId));
  const left = decidersOf(approval, staff, votes).filter((id) => !decided.has(id));
  if (left.length > 0) return left;
  return [staff.leadId].filter((id) => id !== approval.openedBy && !decided.has(id));
}
