import { readPlaybookFile } from '../../engine/load/playbook-file.js';
import { childrenFirst } from './children-first.js';

/** A playbook as far as its place among others goes. */
function starting(key: string, ...children: string[]) {
  const invoke = children.map((playbook) => ({ src: 'playbook', input: { playbook } }));
  const file = readPlaybookFile(JSON.stringify({ key, machine: { states: { only: { invoke } } } }));
  return { file, definition: { key } };
}

function order(...playbooks: ReturnType<typeof starting>[]): string[] {
  return childrenFirst(playbooks).map(({ definition }) => definition.key);
}

describe('Playbooks are put in order', () => {
  it('so that what others start comes first, over several generations', () => {
    expect(order(starting('a', 'b', 'elsewhere'), starting('b', 'd'), starting('c'), starting('d'))).toEqual([
      'd',
      'b',
      'a',
      'c',
    ]);
  });

  it('also where they start themselves or each other', () => {
    expect(order(starting('a', 'b'), starting('b', 'a', 'b'))).toEqual(['b', 'a']);
  });
});
