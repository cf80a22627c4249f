import type { ApprovalVote } from '../record/run-record.js';
import type { Staff } from '../staff-directory.js';
import { decidersOf, mayDecideNow } from './deciders.js';

function staff(...judges: string[]): Staff {
  return { leadId: 'lead', memberIds: [...judges, 'x'], holders: new Map([['judge', judges]]) };
}

function approval(openedBy: string | null, assigneeId: string | null = null) {
  return { roleKeys: ['judge', 'vacant'], openedBy, assigneeId };
}

function votes(...personIds: string[]): ApprovalVote[] {
  return personIds.map((personId) => ({ personId, outcome: 'approved', comment: '', form: {} }));
}

describe('decidersOf and mayDecideNow', () => {
  it.each([
    ['all holders of its roles', approval(null), staff('b', 'a'), [], ['a', 'b'], ['a', 'b']],
    ['never the one who asked', approval('a'), staff('a', 'b'), [], ['b'], ['b']],
    ['each once', approval(null), staff('a', 'b'), votes('a'), ['a', 'b'], ['b']],
    ['the lead where nobody else is left', approval('a'), staff('a'), [], ['lead'], ['lead']],
    ['nobody where that is the lead', approval('lead'), staff(), [], [], []],
    ['whom it was given to', approval('lead', 'x'), staff(), [], ['x'], ['x']],
    ['not even then the one who asked', approval('x', 'x'), staff('a'), [], ['a'], ['a']],
    ['whoever decided counts after leaving', approval(null), staff('b'), votes('a'), ['a', 'b'], ['b']],
    ['the lead where the others left', approval(null), staff(), votes('a'), ['a'], ['lead']],
    ['nobody when the lead has decided too', approval(null), staff(), votes('a', 'lead'), ['a', 'lead'], []],
  ])('%s', (_rule, subject, team, given, counted, now) => {
    expect(decidersOf(subject, team, given)).toEqual(counted);
    expect(mayDecideNow(subject, team, given)).toEqual(now);
  });
});
