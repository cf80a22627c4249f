import { readdirSync } from 'node:fs';
import { listOf } from '../../src/engine/chart/one-or-many.js';
import { findScenarios } from '../../src/cli/scenarios/find-scenarios.js';
import { renderScenarios } from '../../src/cli/scenarios/render-scenarios.js';
import { runScenarioFiles } from '../../src/cli/scenarios/run-scenario-files.js';

const KEYS = readdirSync('playbooks', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'fragments')
  .map(({ name }) => name);

describe.each(KEYS)('the scenarios of %s', (key) => {
  const reports = async () => {
    const folders = await findScenarios(`playbooks/${key}`);
    return Promise.all(folders.map(runScenarioFiles));
  };

  it('all go as they say', async () => {
    const told = renderScenarios(await reports(), 'en', false);
    expect(told.split('\n').filter((line) => !line.startsWith('✓'))).toEqual([
      '',
      expect.stringMatching(/^[1-9]\d* scenarios?: \d+ passed, 0 failed$/),
      '',
    ]);
  });

  it('show its end, the way back and a deadline that passes', async () => {
    const shown = (await reports())
      .flatMap(({ scenarios }) => scenarios)
      .flatMap((one) => (one.trouble === null ? listOf(one.scenario.shows) : []));
    expect(new Set(shown)).toEqual(new Set(['end', 'wayBack', 'deadline']));
  });

  it('end the run where that is what they show', async () => {
    const unended = (await reports())
      .flatMap(({ scenarios }) => scenarios)
      .filter((one) => one.trouble === null && listOf(one.scenario.shows).includes('end'))
      .filter((one) => one.trouble === null && one.result.run?.state.status !== 'done');
    expect(unended.map(({ file }) => file)).toEqual([]);
  });
});
