-- Training: courses, their sessions, enrolments and certificates; and skill claims, which are only ever added.

CREATE TABLE course (
  id uuid PRIMARY KEY,
  key text NOT NULL UNIQUE CHECK (key ~ '^[a-z][a-z0-9-]*$'),
  title_zh text NOT NULL CHECK (title_zh <> ''),
  title_en text NOT NULL CHECK (title_en <> ''),
  skill_id uuid NOT NULL REFERENCES skill (id),
  level_granted smallint NOT NULL CHECK (level_granted BETWEEN 1 AND 5),
  hours numeric(5, 1) NOT NULL CHECK (hours > 0),
  -- How long a passed session's certificate is valid; null: for ever.
  valid_months smallint CHECK (valid_months > 0),
  created_at timestamptz NOT NULL
);

CREATE TABLE training_session (
  id uuid PRIMARY KEY,
  course_id uuid NOT NULL REFERENCES course (id),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  place text NOT NULL,
  trainer text NOT NULL,
  capacity smallint NOT NULL CHECK (capacity > 0),
  cancelled_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  CHECK (ends_at > starts_at)
);
CREATE INDEX training_session_course ON training_session (course_id, starts_at);
CREATE INDEX training_session_order ON training_session (starts_at DESC, id DESC);

CREATE TABLE enrolment (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES training_session (id),
  person_id uuid NOT NULL REFERENCES person (id),
  status text NOT NULL CHECK (status IN ('enrolled', 'cancelled', 'passed', 'failed', 'absent')),
  score numeric(5, 2) CHECK (score BETWEEN 0 AND 100),
  enrolled_by uuid REFERENCES person (id),
  enrolled_at timestamptz NOT NULL,
  result_by uuid REFERENCES person (id),
  result_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CHECK ((status IN ('passed', 'failed', 'absent')) = (result_at IS NOT NULL))
);
CREATE UNIQUE INDEX enrolment_once ON enrolment (session_id, person_id) WHERE status <> 'cancelled';
CREATE INDEX enrolment_person ON enrolment (person_id, enrolled_at DESC, id DESC);

CREATE TABLE certificate (
  id uuid PRIMARY KEY,
  enrolment_id uuid NOT NULL UNIQUE REFERENCES enrolment (id),
  person_id uuid NOT NULL REFERENCES person (id),
  course_id uuid NOT NULL REFERENCES course (id),
  issued_on date NOT NULL,
  expires_on date CHECK (expires_on > issued_on)
);
CREATE INDEX certificate_person ON certificate (person_id);
CREATE INDEX certificate_expiry ON certificate (expires_on, id);

-- Which claim is in force on a date follows from source, level and recorded_at: src/features/skills/claims-in-force.sql.ts.
CREATE TABLE skill_claim (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  skill_id uuid NOT NULL REFERENCES skill (id),
  level smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
  valid_from date NOT NULL,
  valid_to date,
  source text NOT NULL CHECK (source IN ('self', 'manager', 'training', 'certificate', 'rotation')),
  evidence text NOT NULL DEFAULT '',
  enrolment_id uuid REFERENCES enrolment (id),
  recorded_by uuid REFERENCES person (id),
  recorded_at timestamptz NOT NULL,
  CHECK (valid_to >= valid_from)
);
CREATE INDEX skill_claim_person ON skill_claim (person_id, skill_id, recorded_at DESC);
CREATE INDEX skill_claim_skill ON skill_claim (skill_id, level);
CREATE TRIGGER skill_claim_never_changes BEFORE UPDATE OR DELETE ON skill_claim
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
