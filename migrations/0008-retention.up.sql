-- Retention: what grows with every event lies in a partition a month, so that months go away as a whole. Runs that ended
-- long ago are copied into the archive, and a month whose runs are all there is dropped; nothing is deleted row by row.

ALTER TABLE run ADD COLUMN archived_at timestamptz CHECK (archived_at IS NULL OR finished_at IS NOT NULL);
DROP INDEX run_finished;
CREATE INDEX run_finished ON run (finished_at, id) WHERE finished_at IS NOT NULL AND archived_at IS NULL;

-- Work that is done every so often by whichever process comes to it; its row is its lock. `cursor` is how far the round
-- has come that began at `begun_at`.
CREATE TABLE upkeep (
  name text PRIMARY KEY,
  cursor uuid,
  begun_at timestamptz,
  finished_at timestamptz
);
INSERT INTO upkeep (name) VALUES ('sweep');

ALTER TABLE run_event RENAME TO run_event_0007;
ALTER TABLE task RENAME TO task_0007;
ALTER TABLE approval_decision RENAME TO approval_decision_0007;
ALTER TABLE kpi_observation RENAME TO kpi_observation_0007;

-- Ids of runs are UUIDs of version 7: they begin with the instant of their making, and a range of them is a range of time.
CREATE TABLE run_event (LIKE run_event_0007 INCLUDING DEFAULTS INCLUDING CONSTRAINTS) PARTITION BY RANGE (run_id);
CREATE TABLE task (LIKE task_0007 INCLUDING DEFAULTS INCLUDING CONSTRAINTS) PARTITION BY RANGE (run_id);
CREATE TABLE approval_decision (LIKE approval_decision_0007 INCLUDING DEFAULTS INCLUDING CONSTRAINTS)
  PARTITION BY RANGE (run_id);
CREATE TABLE kpi_observation (LIKE kpi_observation_0007 INCLUDING DEFAULTS INCLUDING CONSTRAINTS)
  PARTITION BY RANGE (run_id);
-- For what no month has been prepared for: nothing is ever refused because of its date.
CREATE TABLE run_event_default PARTITION OF run_event DEFAULT;
CREATE TABLE task_default PARTITION OF task DEFAULT;
CREATE TABLE approval_decision_default PARTITION OF approval_decision DEFAULT;
CREATE TABLE kpi_observation_default PARTITION OF kpi_observation DEFAULT;

-- The least id that a run can have that is started at the instant or later.
CREATE FUNCTION first_run_id(instant timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM instant) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Prepares the partitions of a month (UTC; any day of it) in all tables or in none: not where the partitions by default
-- hold rows of it already. Tells whether anything was added. ATTACH lets readers and writers of other partitions go on.
CREATE FUNCTION add_run_partitions(day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  tables constant text[] := ARRAY['run_event', 'task', 'approval_decision', 'kpi_observation'];
  month constant timestamp := date_trunc('month', day::timestamp);
  suffix constant text := to_char(month, '"_"YYYY"_"MM');
  lower constant uuid := first_run_id(month AT TIME ZONE 'UTC');
  upper constant uuid := first_run_id((month + interval '1 month') AT TIME ZONE 'UTC');
  parent text;
  taken boolean;
BEGIN
  IF to_regclass('run_event' || suffix) IS NOT NULL THEN
    RETURN false;
  END IF;
  FOREACH parent IN ARRAY tables LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE run_id >= $1 AND run_id < $2)', parent || '_default')
      INTO taken USING lower, upper;
    IF taken THEN
      RETURN false;
    END IF;
  END LOOP;
  FOREACH parent IN ARRAY tables LOOP
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', parent || suffix, parent);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                   parent, parent || suffix, lower, upper);
  END LOOP;
  RETURN true;
END
$$;

-- The months of the runs there are, and the present one with two to come.
SELECT add_run_partitions(month::date) FROM (
  SELECT DISTINCT date_trunc('month', to_timestamp(
    ('x' || lpad(left(replace(id::text, '-', ''), 12), 16, '0'))::bit(64)::bigint / 1000) AT TIME ZONE 'UTC') AS month
  FROM run WHERE substr(id::text, 15, 1) = '7'
  UNION
  SELECT date_trunc('month', now() AT TIME ZONE 'UTC') + ahead * interval '1 month' FROM generate_series(0, 2) AS ahead
) AS months
WHERE month BETWEEN '2020-01-01' AND (now() AT TIME ZONE 'UTC') + interval '2 months';

INSERT INTO run_event SELECT * FROM run_event_0007;
INSERT INTO task SELECT * FROM task_0007;
INSERT INTO approval_decision SELECT * FROM approval_decision_0007;
INSERT INTO kpi_observation SELECT * FROM kpi_observation_0007;
DROP TABLE run_event_0007, task_0007, approval_decision_0007, kpi_observation_0007;

ALTER TABLE run_event ADD PRIMARY KEY (run_id, seq);
CREATE UNIQUE INDEX run_event_key ON run_event (run_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE TRIGGER run_event_never_changes BEFORE UPDATE OR DELETE ON run_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE task ADD PRIMARY KEY (run_id, id);
CREATE INDEX task_id ON task (id);
CREATE INDEX task_mine ON task (assignee_id, due_at, id) WHERE status IN ('open', 'started');
CREATE INDEX task_order ON task (opened_at DESC, id DESC);
CREATE INDEX task_waiting ON task (department_key) WHERE status IN ('open', 'started');
ALTER TABLE approval_decision ADD PRIMARY KEY (run_id, task_id, person_id);
ALTER TABLE kpi_observation ADD PRIMARY KEY (run_id, kpi_key, seq);

-- The archive: the same rows, by the month in which they were put there. Its partitions are made when they are filled.
CREATE SCHEMA archive;
CREATE TABLE archive.run_event (
  LIKE public.run_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  archived_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, seq, archived_at)
) PARTITION BY RANGE (archived_at);
CREATE TRIGGER run_event_never_changes BEFORE UPDATE OR DELETE ON archive.run_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TABLE archive.task (
  LIKE public.task INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  archived_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, id, archived_at)
) PARTITION BY RANGE (archived_at);
CREATE INDEX task_id ON archive.task (id);
CREATE TABLE archive.approval_decision (
  LIKE public.approval_decision INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  archived_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, task_id, person_id, archived_at)
) PARTITION BY RANGE (archived_at);
CREATE TABLE archive.kpi_observation (
  LIKE public.kpi_observation INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  archived_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, kpi_key, seq, archived_at)
) PARTITION BY RANGE (archived_at);

-- Prepares the archive's partitions of a month (UTC; any day of it).
CREATE FUNCTION add_archive_partitions(day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  month constant timestamp := date_trunc('month', day::timestamp);
  parent text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['run_event', 'task', 'approval_decision', 'kpi_observation'] LOOP
    EXECUTE format('CREATE TABLE IF NOT EXISTS archive.%I PARTITION OF archive.%I FOR VALUES FROM (%L) TO (%L)',
                   parent || to_char(month, '"_"YYYY"_"MM'), parent,
                   month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
  END LOOP;
END
$$;

-- Live and archived together, for whatever reads single runs. An archived run is read from the archive once its month is
-- dropped (its first event is gone), so that nothing is there twice; of a run that is not archived the second half looks
-- at the run's own row and no further.
CREATE VIEW all_run_event AS
SELECT run_id, seq, type, moves, payload, actor_kind, actor_id, at, from_states, to_states, effects, idempotency_key,
       request_hash, hash
FROM run_event
UNION ALL
SELECT run.id, a.seq, a.type, a.moves, a.payload, a.actor_kind, a.actor_id, a.at, a.from_states, a.to_states, a.effects,
       a.idempotency_key, a.request_hash, a.hash
FROM run JOIN archive.run_event AS a ON a.run_id = run.id AND a.archived_at = run.archived_at
WHERE run.archived_at IS NOT NULL AND NOT EXISTS (SELECT FROM run_event AS hot WHERE hot.run_id = run.id AND hot.seq = 1);

CREATE VIEW all_task AS
SELECT run_id, id, invocation, task_key, kind, state, role_keys, department_key, assignee_id, status, input,
       effort_minutes, checked_items, opened_at, opened_seq, opened_by, due_at, started_at, escalated_at, closed_at,
       closed_seq, closed_by, outcome, form, version
FROM task
UNION ALL
SELECT run.id, a.id, a.invocation, a.task_key, a.kind, a.state, a.role_keys, a.department_key, a.assignee_id, a.status,
       a.input, a.effort_minutes, a.checked_items, a.opened_at, a.opened_seq, a.opened_by, a.due_at, a.started_at,
       a.escalated_at, a.closed_at, a.closed_seq, a.closed_by, a.outcome, a.form, a.version
FROM run JOIN archive.task AS a ON a.run_id = run.id AND a.archived_at = run.archived_at
WHERE run.archived_at IS NOT NULL AND NOT EXISTS (SELECT FROM run_event AS hot WHERE hot.run_id = run.id AND hot.seq = 1);

CREATE VIEW all_approval_decision AS
SELECT run_id, task_id, person_id, outcome, comment, form, at
FROM approval_decision
UNION ALL
SELECT run.id, a.task_id, a.person_id, a.outcome, a.comment, a.form, a.at
FROM run JOIN archive.approval_decision AS a ON a.run_id = run.id AND a.archived_at = run.archived_at
WHERE run.archived_at IS NOT NULL AND NOT EXISTS (SELECT FROM run_event AS hot WHERE hot.run_id = run.id AND hot.seq = 1);

CREATE VIEW all_kpi_observation AS
SELECT run_id, seq, kpi_key, value, observed_at, recorded_by, note
FROM kpi_observation
UNION ALL
SELECT run.id, a.seq, a.kpi_key, a.value, a.observed_at, a.recorded_by, a.note
FROM run JOIN archive.kpi_observation AS a ON a.run_id = run.id AND a.archived_at = run.archived_at
WHERE run.archived_at IS NOT NULL AND NOT EXISTS (SELECT FROM run_event AS hot WHERE hot.run_id = run.id AND hot.seq = 1);
