import { array, assert, constantFrom, nat, oneof, property, string } from 'fast-check';
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
    const step = oneof(string(), nat(), constantFrom('stock.ranOut', "a'b", 'a\\b', '[0]'));
    assert(
      property(array(step), (steps) => {
        expect(pathSteps(pathText(steps))).toEqual(steps.map(String));
      }),
    );
  });
});
