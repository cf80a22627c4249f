type Release = () => Promise<unknown>;

const releases: Release[] = [];

/**
 * Calls the function after the last test of the file that imports this, the latest registered first. All are called,
 * also when one fails; a failure fails the file.
 */
export function releaseAfterTests(release: Release): void {
  releases.push(release);
}

afterAll(async () => {
  const failures: unknown[] = [];
  for (const release of releases.splice(0).toReversed()) {
    await release().catch((error: unknown) => failures.push(error));
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, failures.map(String).join('\n'));
});
