import { tallyVotes } from './tally-votes.js';

interface Case {
  readonly rule: string;
  readonly needed: number;
  readonly deciders: string;
  /** Who said what: a person's letter and Y (approved), N (rejected) or R (revise). */
  readonly votes: string;
  readonly outcome: string | null;
}

const OUTCOMES: Readonly<Record<string, string>> = { Y: 'approved', N: 'rejected', R: 'revise' };

const CASES: readonly Case[] = [
  { rule: 'nobody has said anything', needed: 1, deciders: 'ab', votes: '', outcome: null },
  {
    rule: 'one word is enough where one is needed',
    needed: 1,
    deciders: 'abc',
    votes: 'aN',
    outcome: 'rejected',
  },
  { rule: 'one of two needed', needed: 2, deciders: 'abc', votes: 'aY', outcome: null },
  { rule: 'two of two needed', needed: 2, deciders: 'abc', votes: 'aY bY', outcome: 'approved' },
  { rule: 'the second may still agree', needed: 2, deciders: 'abc', votes: 'aY bN', outcome: null },
  { rule: 'the third makes it two', needed: 2, deciders: 'abc', votes: 'aY bN cY', outcome: 'approved' },
  {
    rule: 'an unfavourable outcome needs as many',
    needed: 2,
    deciders: 'abcd',
    votes: 'aN bN',
    outcome: 'rejected',
  },
  {
    rule: 'a single refusal decides where all must agree',
    needed: 3,
    deciders: 'abc',
    votes: 'aY bN',
    outcome: 'rejected',
  },
  {
    rule: 'too few are left: most others win',
    needed: 3,
    deciders: 'abcd',
    votes: 'aR bN cY dN',
    outcome: 'rejected',
  },
  {
    rule: 'of equals the one chosen first',
    needed: 2,
    deciders: 'abc',
    votes: 'aY bR cN',
    outcome: 'revise',
  },
  {
    rule: 'fewer deciders than needed: all must agree',
    needed: 5,
    deciders: 'ab',
    votes: 'aY bY',
    outcome: 'approved',
  },
  { rule: 'fewer deciders than needed, not yet', needed: 5, deciders: 'ab', votes: 'aY', outcome: null },
  {
    rule: 'fewer deciders than needed, one against',
    needed: 5,
    deciders: 'ab',
    votes: 'aN',
    outcome: 'rejected',
  },
];

describe('tallyVotes', () => {
  it.each(CASES)(
    '$rule: $votes of $deciders, $needed needed → $outcome',
    ({ needed, deciders, votes, outcome }) => {
      const cast = votes
        .split(' ')
        .filter(Boolean)
        .map(([personId = '', choice = '']) => ({ personId, outcome: OUTCOMES[choice] ?? '' }));
      const poll = {
        outcomes: ['approved', 'revise', 'rejected'],
        needed,
        deciders: deciders.split(''),
        votes: cast,
      };

      expect(tallyVotes(poll)).toBe(outcome);
    },
  );

  it('always has come to an outcome when everybody has decided', () => {
    const choices = Object.values(OUTCOMES);
    for (let combination = 0; combination < 81; combination += 1) {
      const votes = ['a', 'b', 'c', 'd'].map((personId, place) => ({
        personId,
        outcome: choices[Math.floor(combination / 3 ** place) % 3] ?? '',
      }));
      for (const needed of [1, 2, 3, 4]) {
        const poll = {
          outcomes: ['approved', 'revise', 'rejected'],
          needed,
          deciders: ['a', 'b', 'c', 'd'],
          votes,
        };
        expect(tallyVotes(poll)).not.toBeNull();
      }
    }
  });
});
