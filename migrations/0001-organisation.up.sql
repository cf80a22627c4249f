-- The organisation: departments, people, skills and what is claimed of them, project teams.

CREATE TABLE department (
  id uuid PRIMARY KEY,
  key text NOT NULL UNIQUE CHECK (key ~ '^[a-z][a-z0-9-]*$'),
  title_zh text NOT NULL CHECK (title_zh <> ''),
  title_en text NOT NULL CHECK (title_en <> ''),
  parent_id uuid REFERENCES department (id),
  created_at timestamptz NOT NULL,
  CHECK (parent_id <> id)
);
CREATE INDEX department_parent ON department (parent_id);

CREATE TABLE person (
  id uuid PRIMARY KEY,
  login text NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._-]*$'),
  name text NOT NULL CHECK (name <> ''),
  pinyin text NOT NULL,
  email text NOT NULL UNIQUE,
  position_zh text NOT NULL,
  position_en text NOT NULL,
  department_id uuid NOT NULL REFERENCES department (id),
  access_roles text[] NOT NULL DEFAULT '{member}'
    CHECK (access_roles <@ ARRAY['member', 'lead', 'hr', 'exec', 'author', 'admin']),
  employed_from date NOT NULL,
  employed_to date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  CHECK (employed_to >= employed_from)
);
CREATE INDEX person_department ON person (department_id);
CREATE INDEX person_order ON person (pinyin, id);

CREATE TABLE skill (
  id uuid PRIMARY KEY,
  key text NOT NULL UNIQUE CHECK (key ~ '^[a-z][a-z0-9-]*$'),
  family text NOT NULL CHECK (family ~ '^[a-z][a-z0-9-]*$'),
  title_zh text NOT NULL CHECK (title_zh <> ''),
  title_en text NOT NULL CHECK (title_en <> ''),
  created_at timestamptz NOT NULL
);

-- A project team; its members have an allocation and dates; a playbook's roles are filled by members.
CREATE TABLE team (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  purpose text NOT NULL DEFAULT '',
  lead_id uuid NOT NULL REFERENCES person (id),
  version integer NOT NULL DEFAULT 1,
  created_by uuid REFERENCES person (id),
  created_at timestamptz NOT NULL,
  disbanded_at timestamptz
);
CREATE INDEX team_lead ON team (lead_id);
CREATE INDEX team_order ON team (created_at DESC, id DESC);

CREATE TABLE team_member (
  id uuid PRIMARY KEY,
  team_id uuid NOT NULL REFERENCES team (id),
  person_id uuid NOT NULL REFERENCES person (id),
  allocation_percent smallint NOT NULL CHECK (allocation_percent BETWEEN 1 AND 100),
  member_from date NOT NULL,
  member_to date,
  created_at timestamptz NOT NULL,
  CHECK (member_to >= member_from)
);
CREATE INDEX team_member_team ON team_member (team_id);
CREATE INDEX team_member_person ON team_member (person_id);
CREATE UNIQUE INDEX team_member_once ON team_member (team_id, person_id) WHERE member_to IS NULL;

CREATE TABLE role_filling (
  team_id uuid NOT NULL REFERENCES team (id),
  playbook_key text NOT NULL,
  role_key text NOT NULL,
  member_id uuid NOT NULL REFERENCES team_member (id),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, playbook_key, role_key, member_id)
);
CREATE INDEX role_filling_member ON role_filling (member_id);
