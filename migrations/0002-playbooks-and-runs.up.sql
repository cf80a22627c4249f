-- Playbooks as immutable versions, and everything that belongs to a run. Run-scoped tables are keyed (run_id, …).

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows never change', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TABLE playbook_version (
  id uuid PRIMARY KEY,
  playbook_key text NOT NULL CHECK (playbook_key ~ '^[a-z][a-z0-9-]*$'),
  version integer NOT NULL CHECK (version > 0),
  source text NOT NULL,
  -- json, not jsonb: the order of states and outcomes means something, and jsonb forgets it.
  definition json NOT NULL,
  checksum text NOT NULL,
  published_by uuid REFERENCES person (id),
  published_at timestamptz NOT NULL,
  UNIQUE (playbook_key, version)
);
CREATE TRIGGER playbook_version_never_changes BEFORE UPDATE OR DELETE ON playbook_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE run (
  id uuid PRIMARY KEY,
  playbook_version_id uuid NOT NULL REFERENCES playbook_version (id),
  playbook_key text NOT NULL,
  team_id uuid NOT NULL REFERENCES team (id),
  title text NOT NULL CHECK (title <> ''),
  status text NOT NULL CHECK (status IN ('running', 'completed', 'cancelled')),
  -- json, not jsonb, for whatever a chart reads: it may look at the order of keys, and a replay must see the same.
  input json NOT NULL,
  snapshot json NOT NULL,
  states text[] NOT NULL,
  -- The number of the last event in the run's log; what `expectedVersion` is compared with.
  seq integer NOT NULL CHECK (seq > 0),
  output json,
  started_by uuid REFERENCES person (id),
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  CHECK ((status = 'running') = (finished_at IS NULL))
);
CREATE INDEX run_order ON run (started_at DESC, id DESC);
CREATE INDEX run_team ON run (team_id, started_at DESC, id DESC);
CREATE INDEX run_playbook ON run (playbook_key, started_at DESC, id DESC);
CREATE INDEX run_live ON run (id) WHERE status = 'running';

-- The run's event log. `moves` tells whether the chart took the event (a task that is merely started does not move it).
CREATE TABLE run_event (
  run_id uuid NOT NULL REFERENCES run (id),
  seq integer NOT NULL CHECK (seq > 0),
  type text NOT NULL,
  moves boolean NOT NULL,
  payload json NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'service', 'timer', 'system')),
  actor_id text,
  at timestamptz NOT NULL,
  from_states text[] NOT NULL,
  to_states text[] NOT NULL,
  effects jsonb NOT NULL,
  idempotency_key text CHECK (length(idempotency_key) <= 200),
  request_hash text,
  PRIMARY KEY (run_id, seq),
  UNIQUE (run_id, idempotency_key)
);
CREATE TRIGGER run_event_never_changes BEFORE UPDATE OR DELETE ON run_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The states a run is in now, and since when.
CREATE TABLE run_state (
  run_id uuid NOT NULL REFERENCES run (id),
  state text NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, state)
);

CREATE TABLE task (
  run_id uuid NOT NULL REFERENCES run (id),
  id uuid NOT NULL,
  invocation text NOT NULL,
  task_key text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('task', 'approval')),
  state text NOT NULL,
  role_keys text[] NOT NULL CHECK (cardinality(role_keys) > 0),
  -- The department of the first role: where the work waits.
  department_key text NOT NULL,
  assignee_id uuid REFERENCES person (id),
  status text NOT NULL CHECK (status IN ('open', 'started', 'completed', 'withdrawn')),
  input jsonb NOT NULL,
  effort_minutes integer NOT NULL CHECK (effort_minutes >= 0),
  checked_items integer[] NOT NULL DEFAULT '{}',
  opened_at timestamptz NOT NULL,
  opened_seq integer NOT NULL,
  opened_by uuid REFERENCES person (id),
  due_at timestamptz,
  started_at timestamptz,
  escalated_at timestamptz,
  closed_at timestamptz,
  closed_seq integer,
  closed_by uuid REFERENCES person (id),
  outcome text,
  form jsonb,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (run_id, id),
  CHECK ((status IN ('completed', 'withdrawn')) = (closed_at IS NOT NULL)),
  CHECK ((status = 'completed') = (outcome IS NOT NULL))
);
CREATE INDEX task_id ON task (id);
CREATE UNIQUE INDEX task_live_invocation ON task (run_id, invocation) WHERE status IN ('open', 'started');
CREATE INDEX task_mine ON task (assignee_id, due_at, id) WHERE status IN ('open', 'started');
CREATE INDEX task_order ON task (opened_at DESC, id DESC);
CREATE INDEX task_waiting ON task (department_key) WHERE status IN ('open', 'started');

CREATE TABLE approval_decision (
  run_id uuid NOT NULL,
  task_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  outcome text NOT NULL,
  comment text NOT NULL DEFAULT '',
  form jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (run_id, task_id, person_id),
  FOREIGN KEY (run_id, task_id) REFERENCES task (run_id, id)
);

CREATE TABLE timer (
  run_id uuid NOT NULL REFERENCES run (id),
  timer text NOT NULL,
  state text NOT NULL,
  due_at timestamptz NOT NULL,
  set_seq integer NOT NULL,
  -- Since when a timer that failed waits for its incident to be resolved; it does not fire by itself.
  parked_at timestamptz,
  PRIMARY KEY (run_id, timer)
);
CREATE INDEX timer_due ON timer (due_at, run_id, timer) WHERE parked_at IS NULL;

CREATE TABLE kpi_observation (
  run_id uuid NOT NULL REFERENCES run (id),
  seq integer NOT NULL,
  kpi_key text NOT NULL,
  value double precision NOT NULL,
  observed_at timestamptz NOT NULL,
  recorded_by uuid REFERENCES person (id),
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (run_id, kpi_key, seq)
);

CREATE TABLE incident (
  run_id uuid NOT NULL REFERENCES run (id),
  id uuid NOT NULL,
  cause text NOT NULL,
  message_zh text NOT NULL,
  message_en text NOT NULL,
  detail jsonb NOT NULL,
  opened_at timestamptz NOT NULL,
  resolved_at timestamptz,
  PRIMARY KEY (run_id, id)
);
CREATE INDEX incident_open ON incident (run_id) WHERE resolved_at IS NULL;

-- What a chart tells people: notices, and escalations of what is late.
CREATE TABLE notification (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  kind text NOT NULL CHECK (kind IN ('notice', 'escalation', 'task', 'handover', 'rotation', 'training')),
  run_id uuid REFERENCES run (id),
  task_id uuid,
  message_zh text NOT NULL,
  message_en text NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz
);
CREATE INDEX notification_person ON notification (person_id, created_at DESC, id DESC);
