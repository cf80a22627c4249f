import { createDatabaseClone } from '../../../test/support/test-database.js';
import { waitForDatabase } from './wait-for-database.js';

describe('waitForDatabase', () => {
  it('returns at once when the database answers', async () => {
    const url = await createDatabaseClone();

    await expect(waitForDatabase(url, { waitMs: 0 })).resolves.toBeUndefined();
  });

  it('does not wait when waiting would not help: a wrong password, a database that does not exist', async () => {
    const url = new URL(await createDatabaseClone());
    const retries: string[] = [];
    const onRetry = (reason: string): void => void retries.push(reason);
    const missing = Object.assign(new URL(url), { pathname: 'nowhere' });
    const stranger = Object.assign(new URL(url), { username: 'stranger', password: 'swordfish' });

    const refusals = await Promise.allSettled(
      [missing, stranger].map(({ href }) => waitForDatabase(href, { waitMs: 60_000, onRetry })),
    );

    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ status: 'rejected', reason: { code: 'DATABASE_REFUSED' } });
      expect(String(refusal.status === 'rejected' && refusal.reason)).not.toContain('swordfish');
    }
    expect(retries).toEqual([]);
  });
});
