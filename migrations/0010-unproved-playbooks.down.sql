ALTER TABLE playbook_version DROP COLUMN unproved_reason;
