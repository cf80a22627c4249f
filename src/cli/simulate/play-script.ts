import { checkExpectation } from '../../engine/scenario/check-expectation.js';
import type { ScenarioDefinition } from '../../engine/scenario/scenario-definition.js';
import type { Teller } from './teller.js';
import type { Walk } from './walk.js';

/** Walks as a scenario has it and tells what happens; false at the first step that does not go as it says. */
export function playScript(
  scenario: ScenarioDefinition,
  walk: Walk,
  teller: Teller,
  tell: (text: string) => void,
): boolean {
  let since = 0;
  tell(`${teller.tellStanding(walk.run).join('\n')}\n`);
  for (const { expect, refuse, ...step } of scenario.steps) {
    const before = walk.run;
    if (expect !== undefined) {
      const mismatches = checkExpectation(before, expect, since);
      since = before.told.length;
      const lines = mismatches.map(
        ({ what, expected, actual }) => `✗ ${what}: ${expected[teller.locale]} ≠ ${actual[teller.locale]}`,
      );
      tell(lines.map((line) => `${line}\n`).join(''));
      if (mismatches.length > 0) return false;
      continue;
    }
    if (refuse !== undefined) {
      const { code, ...attempt } = refuse;
      const tried = walk.take(attempt);
      tell(`▸ ${JSON.stringify(refuse)}\n${teller.tellPerformed(before, tried).join('\n')}\n`);
      if (tried.trouble?.code !== code) return false;
      continue;
    }
    const performed = walk.take(step);
    tell(`▸ ${JSON.stringify(step)}\n${teller.tellPerformed(before, performed).join('\n')}\n`);
    if (performed.trouble !== null) return false;
  }
  return true;
}
