-- Which server samples the probes of a run's success gates; the row goes when the run is over.
CREATE TABLE probe_watch (
  run_id      uuid        PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  -- One life of one server.
  holder      uuid        NOT NULL,
  -- Another server may take over after that, and this one may write no more.
  held_until  timestamptz NOT NULL
);
