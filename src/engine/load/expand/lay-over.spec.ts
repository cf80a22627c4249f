import { FAIR, loadFair as load, SHIPPED } from '../../../../test/support/fair.js';

const over = (more: string) => `key: small-fair\nversion: 3\nextends: fair\n${more}`;

describe('a playbook laid over another', () => {
  const BASE = { name: 'fair.yaml', source: FAIR };
  it('says what is different and has the rest from its base', () => {
    const source = over(`
title: { en: Small fair }
tasks: { run: { effort: PT4H } }
machine:
  states:
    kickOff: { meta: { fragment: { with: { rounds: 1 } } } }
    reviewing: { states: { contract: null } }
`);
    const { result, found } = load(source, [BASE, ...SHIPPED]);
    expect(found).toEqual([]);
    if (!result.ok) return;
    const { key, version, title, tasks, machine } = result.playbook;
    expect({ key, version, title }).toEqual({
      key: 'small-fair',
      version: 3,
      title: { zh: '展会', en: 'Small fair' },
    });
    expect(tasks['run']).toMatchObject({ effort: 'PT4H', roles: ['organiser'] });
    expect(Object.keys(machine.states?.['reviewing']?.states ?? {})).toEqual(['rules']);
    expect(JSON.stringify(machine)).toContain('context.kickOffRounds >= 1');
    expect(result.used.map(({ name }) => name)).toEqual([
      'fair.yaml',
      'kick-off.yaml',
      'legal-review.yaml',
      'retrospective.yaml',
    ]);
  });

  it.each([
    [
      'with a slip of its own, told in itself',
      over('tasks: { run: { role: boss } }'),
      ':4 UNKNOWN_ROLE tasks.run.role',
    ],
    [
      'with a slip that it makes of its base, told in the base',
      over('tasks: { run: null }'),
      'fair.yaml:43 UNKNOWN_TASK machine.states.running.invoke.input.task',
    ],
    ['without a base', over('').replace('extends: fair', 'extends: fare'), ':3 UNKNOWN_BASE extends'],
    [
      'over itself',
      over('').replace('extends: fair', 'extends: small-fair'),
      ':3 EXTENDS_IN_A_CIRCLE extends',
    ],
  ])('is refused %s', (_, source, finding) => {
    expect(load(source, [BASE, ...SHIPPED]).found).toContain(finding);
  });

  it('is refused when bases go round in a circle or are too many', () => {
    const round = {
      name: 'fair.yaml',
      source: FAIR.replace('version: 1', 'version: 1\nextends: small-fair'),
    };
    const self = { name: 'small.yaml', source: over('') };
    expect(load(over(''), [round, self]).found).toEqual(['fair.yaml:4 EXTENDS_IN_A_CIRCLE extends']);
    const many = Array.from({ length: 12 }, (_, n) => ({
      name: `${n}`,
      source: `key: base${n}\nversion: 1\nextends: base${n + 1}\n`,
    }));
    expect(load('key: top\nversion: 1\nextends: base0\n', many).found).toEqual([
      '7:3 EXTENDS_TOO_DEEP extends',
    ]);
  });
});
