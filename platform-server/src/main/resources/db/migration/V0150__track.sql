-- A ticket remembers under which base it was asked for: the track tells the instances of one bot
-- apart. The protocol keeps a ticket for one kind of socket from opening the other.
ALTER TABLE workspace_ticket
  ADD COLUMN track text NOT NULL DEFAULT '' CHECK (track ~ '^[a-z0-9]{0,16}$'),
  ADD COLUMN protocol text NOT NULL DEFAULT 'SOCKET_MODE'
    CHECK (protocol IN ('SOCKET_MODE', 'RTM'));

-- What users saw of each track: {"d17": [good, total], …}; null where no track is known.
ALTER TABLE sli_second ADD COLUMN tracks jsonb;
ALTER TABLE sli_minute ADD COLUMN tracks jsonb;
