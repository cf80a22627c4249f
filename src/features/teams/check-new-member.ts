import { checkDay } from '../../platform/check-day.js';
import { checkPeriod, checkRange } from '../../platform/check-input.js';
import type { NewMember } from './team.commands.js';

/** Throws where the allocation or the days of a new member are none, with the path to which of them. */
export function checkNewMember(member: NewMember, today: string, path: readonly string[]): void {
  const from = member.from ?? today;
  checkRange(member.allocationPercent, 1, 100, [...path, 'allocationPercent']);
  checkDay(from, [...path, 'from']);
  if (member.to) checkDay(member.to, [...path, 'to']);
  checkPeriod(from, member.to, [...path, 'to']);
}
