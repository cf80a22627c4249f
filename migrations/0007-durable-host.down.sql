-- The queue of calls to services, which graphile-worker made beside this schema.
DROP SCHEMA IF EXISTS setpiece_jobs CASCADE;
DROP INDEX incident_id;
DROP INDEX incident_order;
ALTER TABLE incident DROP CONSTRAINT incident_check, DROP COLUMN note, DROP COLUMN resolved_by, DROP COLUMN resolution,
  DROP COLUMN retry;
DROP TABLE service_call;
DROP INDEX timer_due;
ALTER TABLE timer DROP COLUMN held;
CREATE INDEX timer_due ON timer (due_at, run_id, timer) WHERE parked_at IS NULL;
DROP INDEX run_event_key;
ALTER TABLE run_event DROP COLUMN hash;
ALTER TABLE run_event ADD UNIQUE (run_id, idempotency_key);
ALTER TABLE run_event DISABLE TRIGGER run_event_never_changes;
ALTER TABLE run_event ALTER COLUMN effects TYPE jsonb USING effects::jsonb;
ALTER TABLE run_event ENABLE TRIGGER run_event_never_changes;
ALTER TABLE run RESET (fillfactor);
CREATE TABLE run_state (
  run_id uuid NOT NULL REFERENCES run (id),
  state text NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, state)
);
INSERT INTO run_state (run_id, state, entered_at)
SELECT id, s.state, s.since FROM run, unnest(states, entered_at) AS s (state, since);
ALTER TABLE run DROP COLUMN entered_at, DROP COLUMN head, DROP COLUMN last_at;
DROP INDEX run_finished;
DROP INDEX run_live;
-- The statuses before knew no pause: what is paused runs again, its timers with it.
UPDATE run SET status = 'running' WHERE status = 'paused';
ALTER TABLE run DROP CONSTRAINT run_finished_check;
ALTER TABLE run ADD CONSTRAINT run_check CHECK ((status = 'running') = (finished_at IS NULL));
ALTER TABLE run DROP CONSTRAINT run_status_check;
ALTER TABLE run ADD CONSTRAINT run_status_check CHECK (status IN ('running', 'completed', 'cancelled'));
CREATE INDEX run_live ON run (id) WHERE status = 'running';
CREATE UNIQUE INDEX task_live_invocation ON task (run_id, invocation) WHERE status IN ('open', 'started');
ALTER TABLE notification ADD FOREIGN KEY (person_id) REFERENCES person (id);
ALTER TABLE notification ADD FOREIGN KEY (run_id) REFERENCES run (id);
ALTER TABLE approval_decision ADD FOREIGN KEY (person_id) REFERENCES person (id);
ALTER TABLE approval_decision ADD FOREIGN KEY (run_id, task_id) REFERENCES task (run_id, id);
ALTER TABLE incident ADD FOREIGN KEY (run_id) REFERENCES run (id);
ALTER TABLE kpi_observation ADD FOREIGN KEY (recorded_by) REFERENCES person (id);
ALTER TABLE kpi_observation ADD FOREIGN KEY (run_id) REFERENCES run (id);
ALTER TABLE timer ADD FOREIGN KEY (run_id) REFERENCES run (id);
ALTER TABLE task ADD FOREIGN KEY (closed_by) REFERENCES person (id);
ALTER TABLE task ADD FOREIGN KEY (opened_by) REFERENCES person (id);
ALTER TABLE task ADD FOREIGN KEY (assignee_id) REFERENCES person (id);
ALTER TABLE task ADD FOREIGN KEY (run_id) REFERENCES run (id);
ALTER TABLE run_event ADD FOREIGN KEY (run_id) REFERENCES run (id);
