const AT_ONCE = 64;

/**
 * Starts so many runs, as the team's lead would.
 *
 * @param {import('../../dist/runner/runner.js').Runner} runner
 * @param {{ versionId: string, teamId: string, leadId: string }} world
 * @param {number} count
 * @returns {Promise<string[]>} their ids
 */
export async function startRuns(runner, { versionId, teamId, leadId }, count) {
  const runIds = [];
  let started = 0;
  await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, count) }, async () => {
      while (started < count) {
        started += 1;
        const { runId } = await runner.start({
          playbookVersionId: versionId,
          teamId,
          title: `第 ${started} 次巡店`,
          input: {},
          actor: { kind: 'person', id: leadId },
        });
        runIds.push(runId);
      }
    }),
  );
  return runIds;
}
