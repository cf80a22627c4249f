import { findStrayTables } from './run-scope.js';

const KEYS = new Map([
  ['run', 'id'],
  ['task', 'run_id'],
  ['timer', 'run_id'],
  ['run_event', 'run_id'],
]);

describe('findStrayTables', () => {
  it.each([
    ['a run', 'SELECT * FROM run WHERE id = $1 FOR UPDATE'],
    ['a set of runs', 'SELECT * FROM task WHERE run_id = ANY($1::uuid[]) AND status = $2'],
    ['a run given beside more', 'DELETE FROM timer WHERE (run_id, timer) = ($1, $2)'],
    [
      'runs that came with the statement',
      'UPDATE run r SET seq = n.seq FROM unnest($1::uuid[], $2::int[]) AS n (id, seq) WHERE r.id = n.id',
    ],
    [
      'pairs that came with the statement',
      'DELETE FROM timer WHERE (run_id, timer) IN (SELECT * FROM unnest($1::uuid[], $2::text[]))',
    ],
    ['a join within each run', 'SELECT * FROM run JOIN task t ON t.run_id = run.id WHERE run.id = ANY($1)'],
    ['USING', 'SELECT * FROM task JOIN timer USING (run_id) WHERE task.run_id = $1'],
    [
      'a subquery for each run',
      'SELECT (SELECT count(*) FROM task t WHERE t.run_id = run.id) FROM run WHERE run.id = $1',
    ],
    [
      'a lateral subquery',
      'SELECT * FROM unnest($1::uuid[]) AS k (id), LATERAL (SELECT * FROM task WHERE run_id = k.id LIMIT 1) AS t',
    ],
    [
      'what a WITH gives',
      'WITH r AS (SELECT id FROM run WHERE id = ANY($1)) SELECT * FROM r JOIN task t ON t.run_id = r.id',
    ],
    [
      'both halves of a UNION',
      'SELECT id FROM run WHERE id = $1 UNION ALL SELECT run_id FROM task WHERE run_id = $1',
    ],
    [
      'rows that are put in',
      'INSERT INTO task (run_id, id) SELECT * FROM unnest($1::uuid[], $2::uuid[]) ON CONFLICT DO NOTHING',
    ],
    ['no run at all', 'SELECT * FROM person WHERE id = $1'],
  ])('finds nothing in a statement about %s', async (_, sql) => {
    expect(await findStrayTables(sql, KEYS)).toEqual([]);
  });

  it.each([
    ['no run', 'SELECT * FROM task WHERE assignee_id = $1', ['task']],
    ['a table beside the run', 'SELECT * FROM run, task t WHERE run.id = $1', ['t']],
    [
      'a join by something else',
      'SELECT * FROM task a JOIN task b ON b.assignee_id = a.assignee_id WHERE a.run_id = $1',
      ['b'],
    ],
    [
      'runs that are joined, all of them',
      'SELECT * FROM run r JOIN task t ON t.run_id = r.id WHERE r.team_id = $1',
      ['r+t'],
    ],
    ['an alternative', 'SELECT * FROM task WHERE run_id = $1 OR assignee_id = $2', ['task']],
    ['other runs', 'SELECT * FROM task WHERE run_id <> $1', ['task']],
    [
      'runs that are looked up',
      'SELECT * FROM task WHERE run_id IN (SELECT id FROM run WHERE team_id = $1)',
      ['task', 'run'],
    ],
    [
      'a subquery that looks elsewhere',
      'SELECT (SELECT count(*) FROM task t WHERE t.assignee_id = $2) FROM run WHERE id = $1',
      ['t'],
    ],
    ['one half of a UNION', 'SELECT id FROM run WHERE id = $1 UNION ALL SELECT run_id FROM task', ['task']],
    ['an update of many', 'UPDATE timer SET held = true WHERE due_at < $1', ['timer']],
    [
      'a deletion of many',
      'DELETE FROM timer USING run WHERE run.id = timer.run_id AND run.team_id = $1',
      ['run+timer'],
    ],
    [
      'a read that feeds an insert',
      'INSERT INTO run_event (run_id) SELECT run_id FROM task WHERE status = $1',
      ['task'],
    ],
  ])('finds the tables of a statement about %s', async (_, sql, strays) => {
    const groups = await findStrayTables(sql, KEYS);

    expect(groups.map((group) => group.toSorted().join('+'))).toEqual(strays);
  });
});
