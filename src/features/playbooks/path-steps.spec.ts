import fc from 'fast-check';
import { pathText } from '../../engine/path-text.js';
import { pathSteps } from './path-steps.js';

describe('the steps of a path', () => {
  it.each([
    ['', []],
    ['machine.states.design.initial', ['machine', 'states', 'design', 'initial']],
    ["machine.on['stock.ranOut'][0].target", ['machine', 'on', 'stock.ranOut', '0', 'target']],
    ["['it\\'s'].a", ["it's", 'a']],
  ])('of %j are %j', (path, steps) => {
    expect(pathSteps(path)).toEqual(steps);
  });

  it('are those that the path was written from', () => {
    const step = fc.oneof(fc.string(), fc.nat(), fc.constantFrom('stock.ranOut', "a'b", 'a\\b', '[0]'));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        expect(pathSteps(pathText(steps))).toEqual(steps.map(String));
      }),
    );
  });
});
