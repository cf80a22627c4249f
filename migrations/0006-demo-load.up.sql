-- Whether the demo organisation has been loaded. One that was interrupted is begun anew; finished, it is never touched again.
CREATE TABLE demo_load (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  started_at timestamptz NOT NULL,
  finished_at timestamptz
);
