-- How the gradebook's items count, one row for each change: earlier ones are kept.
CREATE TABLE gradebook_setup (
  version     bigint      PRIMARY KEY CHECK (version > 0),
  drop_lowest integer     NOT NULL CHECK (drop_lowest BETWEEN 0 AND 20),
  by_person   uuid        NOT NULL REFERENCES person (id),
  saved_at    timestamptz NOT NULL
);

CREATE INDEX gradebook_setup_by_person ON gradebook_setup (by_person);

CREATE TABLE gradebook_item (
  setup_version bigint           NOT NULL REFERENCES gradebook_setup (version),
  run_id        uuid             NOT NULL,
  run_number    integer          NOT NULL,
  title         text             NOT NULL CHECK (title <> ''),
  weight        double precision NOT NULL CHECK (weight BETWEEN 0 AND 1000),
  points        double precision NOT NULL CHECK (points > 0 AND points <= 10000),
  droppable     boolean          NOT NULL,
  PRIMARY KEY (setup_version, run_id)
);

-- An item that does not count for a person, and why.
CREATE TABLE gradebook_excusal (
  run_id     uuid        NOT NULL,
  person_id  uuid        NOT NULL REFERENCES person (id),
  reason     text        NOT NULL CHECK (reason <> ''),
  by_person  uuid        NOT NULL REFERENCES person (id),
  excused_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, person_id)
);

CREATE INDEX gradebook_excusal_person ON gradebook_excusal (person_id);
CREATE INDEX gradebook_excusal_by_person ON gradebook_excusal (by_person);

-- By which identifiers other systems know a person.
CREATE TABLE person_ids (
  person_id  uuid PRIMARY KEY REFERENCES person (id),
  lms_id     text UNIQUE,
  student_id text UNIQUE,
  login      text UNIQUE,
  email      text UNIQUE
);
