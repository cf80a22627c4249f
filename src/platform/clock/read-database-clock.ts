import { Client } from 'pg';
import type { ClockReading } from './database-clock.js';
import { MACHINE_TIME, type TimeSources } from './time-sources.js';

const READINGS = 5;
const PATIENCE_MS = 5_000;

/** A few readings of the database's clock, over a connection of their own: a busy pool would stretch their round trips. */
export async function readDatabaseClock(
  url: string,
  { monotonic }: TimeSources = MACHINE_TIME,
): Promise<ClockReading[]> {
  const client = new Client({
    connectionString: url,
    application_name: 'setpiece clock',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  // A connection that breaks between two statements is told of by the next one.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const readings: ClockReading[] = [];
    while (readings.length < READINGS) readings.push(await readOnce(client, monotonic));
    return readings;
  } finally {
    // Not awaited: a database that does not answer would not say good-bye either.
    client.end().catch(() => undefined);
  }
}

async function readOnce(client: Client, monotonic: () => number): Promise<ClockReading> {
  const askedAt = monotonic();
  const { rows } = await client.query<{ instant: string }>(
    'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS instant',
  );
  return { instant: Number(rows[0]?.instant), askedAt, answeredAt: monotonic() };
}
