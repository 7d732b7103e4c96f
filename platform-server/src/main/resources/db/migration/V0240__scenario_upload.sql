-- Scenarios that staff wrote. A version that was used in a run is never changed.
CREATE TABLE scenario_upload (
  scenario_id text        NOT NULL CHECK (length(scenario_id) BETWEEN 2 AND 63),
  version     text        NOT NULL CHECK (version ~ '^[0-9]+\.[0-9]+\.[0-9]+$'),
  yaml        text        NOT NULL,
  uploaded_at timestamptz NOT NULL,
  uploaded_by uuid        NOT NULL REFERENCES person (id),
  PRIMARY KEY (scenario_id, version)
);

CREATE INDEX scenario_upload_uploaded_by ON scenario_upload (uploaded_by);
