-- Rotation: a person works in another department from a date to a date. Its chart's state is the snapshot; each move is logged.

CREATE TABLE rotation (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  from_department_id uuid NOT NULL REFERENCES department (id),
  to_department_id uuid NOT NULL REFERENCES department (id),
  position text NOT NULL DEFAULT '',
  reason text NOT NULL,
  planned_from date NOT NULL,
  planned_to date NOT NULL,
  started_on date,
  ended_on date,
  mentor_id uuid REFERENCES person (id),
  objectives text[] NOT NULL DEFAULT '{}',
  evaluation jsonb,
  -- The chart's phase, for lists: proposed, approved, started, ended, evaluated, returned, stayed, rejected, cancelled.
  phase text NOT NULL,
  snapshot jsonb NOT NULL,
  seq integer NOT NULL CHECK (seq > 0),
  proposed_by uuid REFERENCES person (id),
  proposed_at timestamptz NOT NULL,
  CHECK (planned_to >= planned_from),
  CHECK (ended_on >= started_on),
  CHECK (from_department_id <> to_department_id),
  CHECK (mentor_id <> person_id)
);
CREATE INDEX rotation_person ON rotation (person_id);
CREATE INDEX rotation_order ON rotation (planned_from DESC, id DESC);
CREATE INDEX rotation_from ON rotation (from_department_id, planned_from);
CREATE INDEX rotation_to ON rotation (to_department_id, planned_from);

CREATE TABLE rotation_event (
  rotation_id uuid NOT NULL REFERENCES rotation (id),
  seq integer NOT NULL CHECK (seq > 0),
  type text NOT NULL,
  payload jsonb NOT NULL,
  actor_id text,
  at timestamptz NOT NULL,
  from_states text[] NOT NULL,
  to_states text[] NOT NULL,
  effects jsonb NOT NULL,
  PRIMARY KEY (rotation_id, seq)
);
CREATE TRIGGER rotation_event_never_changes BEFORE UPDATE OR DELETE ON rotation_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
