-- Everything comes back into plain tables, what was archived too.
CREATE TABLE run_event_0007 (LIKE run_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
CREATE TABLE task_0007 (LIKE task INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
CREATE TABLE approval_decision_0007 (LIKE approval_decision INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
CREATE TABLE kpi_observation_0007 (LIKE kpi_observation INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
INSERT INTO run_event_0007 SELECT * FROM all_run_event;
INSERT INTO task_0007 SELECT * FROM all_task;
INSERT INTO approval_decision_0007 SELECT * FROM all_approval_decision;
INSERT INTO kpi_observation_0007 SELECT * FROM all_kpi_observation;

DROP VIEW all_run_event, all_task, all_approval_decision, all_kpi_observation;
DROP SCHEMA archive CASCADE;
DROP TABLE run_event, task, approval_decision, kpi_observation;
DROP FUNCTION add_archive_partitions, add_run_partitions, first_run_id;

ALTER TABLE run_event_0007 RENAME TO run_event;
ALTER TABLE task_0007 RENAME TO task;
ALTER TABLE approval_decision_0007 RENAME TO approval_decision;
ALTER TABLE kpi_observation_0007 RENAME TO kpi_observation;
ALTER TABLE run_event ADD CONSTRAINT run_event_pkey PRIMARY KEY (run_id, seq);
CREATE UNIQUE INDEX run_event_key ON run_event (run_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE TRIGGER run_event_never_changes BEFORE UPDATE OR DELETE ON run_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE task ADD CONSTRAINT task_pkey PRIMARY KEY (run_id, id);
CREATE INDEX task_id ON task (id);
CREATE INDEX task_mine ON task (assignee_id, due_at, id) WHERE status IN ('open', 'started');
CREATE INDEX task_order ON task (opened_at DESC, id DESC);
CREATE INDEX task_waiting ON task (department_key) WHERE status IN ('open', 'started');
ALTER TABLE approval_decision ADD CONSTRAINT approval_decision_pkey PRIMARY KEY (run_id, task_id, person_id);
ALTER TABLE kpi_observation ADD CONSTRAINT kpi_observation_pkey PRIMARY KEY (run_id, kpi_key, seq);

DROP TABLE upkeep;
DROP INDEX run_finished;
CREATE INDEX run_finished ON run (finished_at, id) WHERE finished_at IS NOT NULL;
ALTER TABLE run DROP COLUMN archived_at;
