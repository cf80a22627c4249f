-- A playbook that is too large for the gate to prove is published only with a reason; whoever published it gave it.
ALTER TABLE playbook_version ADD COLUMN unproved_reason text;
