DROP TABLE lock_claim, run_message, child_run;
DROP INDEX run_parent;
ALTER TABLE run DROP CONSTRAINT run_depth_check;
ALTER TABLE run DROP COLUMN stand_ins;
ALTER TABLE run DROP COLUMN depth;
ALTER TABLE run DROP COLUMN parent_id;
