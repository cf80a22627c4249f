-- Runs that start each other, and runs that wait for each other.

-- A child run: whose it is, how deep it lies, and whose roles stand in where the team has named nobody for its own.
ALTER TABLE run ADD COLUMN parent_id uuid;
ALTER TABLE run ADD COLUMN depth integer NOT NULL DEFAULT 0;
ALTER TABLE run ADD COLUMN stand_ins json;
ALTER TABLE run ADD CONSTRAINT run_depth_check CHECK ((parent_id IS NULL) = (depth = 0));
CREATE INDEX run_parent ON run (parent_id) WHERE parent_id IS NOT NULL;

-- What a run has started: its `id` is the child's run. Those that are running, the run waits for.
CREATE TABLE child_run (
  run_id uuid NOT NULL,
  id uuid NOT NULL,
  invocation text NOT NULL,
  playbook_key text NOT NULL,
  -- The version that is wanted; null for the newest.
  version integer,
  state text NOT NULL,
  status text NOT NULL CHECK (status IN ('running', 'completed', 'failed', 'cancelled', 'released')),
  input json NOT NULL,
  roles json NOT NULL,
  started_at timestamptz NOT NULL,
  started_seq integer NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (run_id, id)
);
CREATE INDEX child_run_running ON child_run (run_id) WHERE status = 'running';

-- What runs tell each other. Written with what the sender does, taken by the receiver (`run_id`) in the order of `line`.
CREATE TABLE run_message (
  run_id uuid NOT NULL,
  id uuid NOT NULL,
  line bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  body json NOT NULL,
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, id)
);
CREATE INDEX run_message_line ON run_message (line);

-- The lines before the locks, and who holds them: a claim goes away when its state is left.
CREATE TABLE lock_claim (
  id uuid PRIMARY KEY,
  lock_key text NOT NULL,
  line bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  run_id uuid NOT NULL,
  invocation text NOT NULL,
  lock_name text NOT NULL,
  capacity integer NOT NULL CHECK (capacity > 0),
  requested_at timestamptz NOT NULL,
  requested_seq integer NOT NULL,
  granted_at timestamptz
);
CREATE INDEX lock_claim_line ON lock_claim (lock_key, line);
CREATE INDEX lock_claim_run ON lock_claim (run_id);
CREATE INDEX lock_claim_waiting ON lock_claim (lock_key) WHERE granted_at IS NULL;
