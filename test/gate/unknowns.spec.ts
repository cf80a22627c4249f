import { readFileSync } from 'node:fs';
import { loadPlaybook } from '../../src/engine/load/load-playbook.js';
import { proofOf } from '../../src/engine/verify/proof-of.js';

const LOOP = readFileSync('test/patterns/control-flow/c21-structured-loop.yaml', 'utf8');

function prove(source: string) {
  const loaded = loadPlaybook(source);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message.en).join('\n'));
  const { verdict, problems } = proofOf(loaded);
  return {
    verdict,
    codes: problems.map(({ code }) => code),
    texts: problems.map(({ message }) => message.en),
  };
}

describe('the gate, where two unknowns meet', () => {
  it('counts a counter out that is compared with what a run is started with', () => {
    expect(prove(LOOP)).toMatchObject({ verdict: 'sound', codes: [] });
    expect(prove(LOOP.replace(', maximum: 20', ''))).toMatchObject({ verdict: 'sound', codes: [] });
    expect(prove(LOOP.replace('maximum: 20', 'maximum: 100000'))).toMatchObject({
      verdict: 'sound',
      codes: [],
    });
  });

  it('counts further where a counter has to go further than what it is measured by', () => {
    const thrice = LOOP.replace('called < context.input.shops', 'called < 3.0 * context.input.shops');
    expect(prove(thrice)).toMatchObject({ verdict: 'sound', codes: [] });
  });

  it('still names the loop that nobody leaves', () => {
    const caught = prove(LOOP.replace('called: context.called + 1', 'called: context.called + 0'));
    expect(caught).toMatchObject({ verdict: 'unsound', codes: ['NEVER_ENDS'] });
  });

  it('claims nothing that rests on values it did not tell apart, and names the variable', () => {
    const far = prove(LOOP.replace('called < context.input.shops', 'called < 100.0 * context.input.shops'));
    expect(far).toMatchObject({ verdict: 'tooLarge', codes: ['VALUES_NOT_TOLD_APART'] });
    expect(far.texts[0]).toContain('context.called');
  });

  it('tries a field on both sides of what it is compared with', () => {
    const form = `form:
      type: object
      required: [bookValue]
      properties: { bookValue: { type: number, minimum: 0, titles: { zh: 账面值, en: Book value } } }
    outcomes:
      { again:`;
    const disposal = LOOP.replace(/outcomes:\n {6}\{ again:/, form)
      .replace('minimum: 0, maximum: 20', 'minimum: 1000')
      .replace('called < context.input.shops', 'called < 2')
      .replace(
        '{ type: outcome, params: { is: again } }',
        '{ type: when, params: { cel: event.output.form.bookValue <= context.input.shops } }',
      );
    expect(prove(disposal)).toMatchObject({ verdict: 'sound', codes: [] });
    const never = disposal.replace(
      'bookValue <= context.input.shops',
      'bookValue < 0.0 && context.input.shops > 0',
    );
    expect(prove(never).codes).toEqual(['TRANSITION_NEVER_TAKEN']);
  });
});

const REVIEWS = (condition: string) => `
key: reviews
version: 1
title: { zh: 评审, en: Reviews }
description: { zh: 评审。, en: Reviews. }
roles: { judge: { title: { zh: 评委, en: Judge }, department: user-operations } }
tasks:
  judge:
    title: { zh: 评分, en: Judge }
    role: judge
    form:
      type: object
      required: [score]
      properties: { score: { type: integer, minimum: 0, maximum: 100, titles: { zh: 分数, en: Score } } }
    outcomes: { done: { title: { zh: 完成, en: Done } } }
machine:
  initial: asking
  states:
    asking:
      meta: { title: { zh: 评分中, en: Asking } }
      invoke:
        id: marks
        src: instances
        input: { of: { src: task, input: { task: judge } }, count: 2 }
        onDone:
          - guard: { type: when, params: { cel: '${condition}' } }
            target: praised
          - target: ended
    praised: { type: final, meta: { title: { zh: 优秀, en: Praised } } }
    ended: { type: final, meta: { title: { zh: 结束, en: Ended } } }
`;

describe('the gate, where forms of many instances are looked at', () => {
  it.each([
    'instances.marks.results.exists(r, r.form.score > 80)',
    'instances.marks.results.all(r, r.form.score > 80)',
    'instances.marks.results.filter(r, r.form.score >= 90).size() == 2',
    'instances.marks.results.map(r, r.form.score).exists(s, s == 77)',
    'event.output.results.exists(r, r.form.score > 80)',
    'instances.marks.results[0].form.score > 80',
  ])('varies what they say: %s', (condition) => {
    expect(prove(REVIEWS(condition))).toMatchObject({ verdict: 'sound', codes: [] });
  });

  it('still names what no form can say', () => {
    const { codes } = prove(REVIEWS('instances.marks.results.exists(r, r.form.score > 100)'));
    expect(codes).toEqual(['TRANSITION_NEVER_TAKEN', 'STATE_NEVER_ENTERED']);
  });
});
