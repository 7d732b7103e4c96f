CREATE TABLE course (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  name     text    NOT NULL,
  secret   text    NOT NULL
);

CREATE TABLE person (
  id         uuid        PRIMARY KEY,
  name       text        NOT NULL CHECK (name <> ''),
  handle     text        NOT NULL UNIQUE CHECK (handle ~ '^[a-z0-9][a-z0-9._-]*$'),
  role       text        NOT NULL CHECK (role IN ('INSTRUCTOR', 'GRADER', 'STUDENT')),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE team (
  id         uuid        PRIMARY KEY,
  slug       text        NOT NULL UNIQUE,
  name       text        NOT NULL CHECK (name <> ''),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE team_member (
  team_id   uuid NOT NULL REFERENCES team (id),
  person_id uuid NOT NULL UNIQUE REFERENCES person (id),
  PRIMARY KEY (team_id, person_id)
);
