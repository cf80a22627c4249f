import { readFileSync } from 'node:fs';

/** An operation of the README's first quarter of an hour, and as whom it is to be sent. */
export interface ReadmeStep {
  readonly as: string;
  readonly operation: string;
}

const CALLERS: Readonly<Record<string, string>> = {
  lead: 'lin.xiaoyu',
  member: 'cai.yuxuan',
  'HR officer': 'yao.xueqin',
  executive: 'bai.ruolan',
};

/** The README's GraphQL blocks in their order. */
export function readReadmeSteps(): ReadmeStep[] {
  const blocks = readFileSync('README.md', 'utf8').matchAll(/```graphql\n# as the (.+)\n([^]*?)```/g);
  return [...blocks].map(([, caller = '', operation = '']) => {
    const as = CALLERS[caller];
    if (as === undefined) throw new Error(`The README sends something as the ${caller}, whom nobody knows.`);
    return { as, operation };
  });
}
