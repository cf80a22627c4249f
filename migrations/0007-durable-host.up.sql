-- The durable host: pauses and cancellation, calls to services, incidents that can be retried, a log that is chained.

-- The runner is the only writer of what belongs to a run and holds the run's row locked while it writes, so that a
-- foreign key to `run` checks, for every row of every event, what cannot be otherwise. `setpiece verify` checks it.
ALTER TABLE run_event DROP CONSTRAINT run_event_run_id_fkey;
ALTER TABLE task DROP CONSTRAINT task_run_id_fkey;
ALTER TABLE task DROP CONSTRAINT task_assignee_id_fkey;
ALTER TABLE task DROP CONSTRAINT task_opened_by_fkey;
ALTER TABLE task DROP CONSTRAINT task_closed_by_fkey;
ALTER TABLE timer DROP CONSTRAINT timer_run_id_fkey;
ALTER TABLE kpi_observation DROP CONSTRAINT kpi_observation_run_id_fkey;
ALTER TABLE kpi_observation DROP CONSTRAINT kpi_observation_recorded_by_fkey;
ALTER TABLE incident DROP CONSTRAINT incident_run_id_fkey;
ALTER TABLE approval_decision DROP CONSTRAINT approval_decision_run_id_task_id_fkey;
ALTER TABLE approval_decision DROP CONSTRAINT approval_decision_person_id_fkey;
ALTER TABLE notification DROP CONSTRAINT notification_run_id_fkey;
ALTER TABLE notification DROP CONSTRAINT notification_person_id_fkey;
-- Invocations are unique by the engine's own rules; one statement may end a task and open its successor in any order.
DROP INDEX task_live_invocation;

ALTER TABLE run DROP CONSTRAINT run_status_check;
ALTER TABLE run ADD CONSTRAINT run_status_check CHECK (status IN ('running', 'paused', 'completed', 'cancelled'));
ALTER TABLE run DROP CONSTRAINT run_check;
ALTER TABLE run ADD CONSTRAINT run_finished_check
  CHECK ((status IN ('completed', 'cancelled')) = (finished_at IS NOT NULL));
DROP INDEX run_live;
CREATE INDEX run_live ON run (id) WHERE status IN ('running', 'paused');
CREATE INDEX run_finished ON run (finished_at, id) WHERE finished_at IS NOT NULL;
-- Of the last event in the log: its instant, before which no other may lie, and its hash, the head of the chain.
ALTER TABLE run ADD COLUMN last_at timestamptz;
ALTER TABLE run ADD COLUMN head bytea;
UPDATE run SET last_at = (SELECT at FROM run_event e WHERE e.run_id = run.id AND e.seq = run.seq);
ALTER TABLE run ALTER COLUMN last_at SET NOT NULL;
-- Since when it has been in each of its `states`, in their order: rows of their own would be written with every event.
ALTER TABLE run ADD COLUMN entered_at timestamptz[];
UPDATE run SET entered_at = ARRAY(
  SELECT coalesce((SELECT entered_at FROM run_state s WHERE s.run_id = run.id AND s.state = path), last_at)
  FROM unnest(states) WITH ORDINALITY AS p (path, place) ORDER BY place);
ALTER TABLE run ALTER COLUMN entered_at SET NOT NULL;
ALTER TABLE run ADD CONSTRAINT run_entered_check CHECK (cardinality(entered_at) = cardinality(states));
DROP TABLE run_state;
-- Every event updates its run's row in place: room on the page keeps that from touching any index.
ALTER TABLE run SET (fillfactor = 70);

-- json, not jsonb: the hash is taken over the text, and jsonb would write another.
ALTER TABLE run_event DISABLE TRIGGER run_event_never_changes;
ALTER TABLE run_event ALTER COLUMN effects TYPE json USING effects::json;
ALTER TABLE run_event ENABLE TRIGGER run_event_never_changes;
-- SHA-256 over the hash of the event before it and this one's content. Null before this migration.
ALTER TABLE run_event ADD COLUMN hash bytea;
ALTER TABLE run_event DROP CONSTRAINT run_event_run_id_idempotency_key_key;
CREATE UNIQUE INDEX run_event_key ON run_event (run_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- A timer of a paused run is held: it does not fire, and the resumption says anew when it is due.
ALTER TABLE timer ADD COLUMN held boolean NOT NULL DEFAULT false;
DROP INDEX timer_due;
CREATE INDEX timer_due ON timer (due_at, run_id, timer) WHERE parked_at IS NULL AND NOT held;

-- A call out to a service. The job that makes it is queued in the transaction that writes the row.
CREATE TABLE service_call (
  run_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Null for a call that no state waits for (an action, a compensation).
  invocation text,
  service_key text NOT NULL,
  state text NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'answered', 'failed', 'cancelled')),
  request json NOT NULL,
  requested_at timestamptz NOT NULL,
  requested_seq integer NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  closed_at timestamptz,
  PRIMARY KEY (run_id, id)
);
CREATE INDEX service_call_pending ON service_call (run_id) WHERE status = 'pending';

-- What would mend it, what to try again, and how it ended.
ALTER TABLE incident ADD COLUMN retry json;
ALTER TABLE incident ADD COLUMN resolution text CHECK (resolution IN ('gone', 'retried', 'resolved'));
ALTER TABLE incident ADD COLUMN resolved_by uuid;
ALTER TABLE incident ADD COLUMN note text NOT NULL DEFAULT '';
UPDATE incident SET resolution = 'gone' WHERE resolved_at IS NOT NULL;
ALTER TABLE incident ADD CHECK ((resolved_at IS NULL) = (resolution IS NULL));
CREATE INDEX incident_order ON incident (opened_at DESC, id DESC);
CREATE INDEX incident_id ON incident (id);
