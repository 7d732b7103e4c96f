package dev.firedrill.mission;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What students asked staff for. All calls join the caller's transaction. */
public interface HelpRequests {
  /** A question that nobody answered yet. */
  record HelpRequest(
      UUID id, TeamId team, PersonId by, Instant at, String text, ChannelId channel) {}

  void add(HelpRequest asked);

  /** Those without an answer, oldest first. */
  List<HelpRequest> open();

  Optional<HelpRequest> find(UUID id);

  /** False when it had been answered already. */
  boolean answered(UUID id, PersonId by, Instant at);
}
