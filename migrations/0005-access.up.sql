-- Service tokens (only their hash is stored), and the answers already given under an idempotency key.

CREATE TABLE service_token (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  secret_hash bytea NOT NULL,
  access_roles text[] NOT NULL
    CHECK (access_roles <@ ARRAY['member', 'lead', 'hr', 'exec', 'author', 'admin']),
  created_by uuid REFERENCES person (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);

-- Run-scoped mutations keep their key in run_event; all others keep it here, in the transaction that they write.
CREATE TABLE idempotency_record (
  actor_id text NOT NULL,
  key text NOT NULL CHECK (length(key) <= 200),
  operation text NOT NULL,
  request_hash text NOT NULL,
  result jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (actor_id, key)
);
CREATE INDEX idempotency_record_age ON idempotency_record (created_at);
