package dev.firedrill.incident;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident of one team. {@code number} counts the team's incidents from 1. {@code mitigatedAt}
 * is when the team said so, and null again after a relapse. Updates are oldest first.
 */
public record Incident(
    IncidentId id,
    TeamId team,
    int number,
    String title,
    Severity severity,
    Status status,
    Instant declaredAt,
    PersonId declaredBy,
    @Nullable Instant mitigatedAt,
    @Nullable Instant resolvedAt,
    ChannelId channel,
    String channelName,
    List<Assignment> roles,
    List<Update> updates) {
  public static final int TITLE_AT_LEAST = 3;
  public static final int TITLE_AT_MOST = 120;
  public static final int TEXT_AT_MOST = 2_000;

  public Incident {
    roles = List.copyOf(roles);
    updates = List.copyOf(updates);
  }

  /** Where the team says it stands. */
  public enum Status {
    INVESTIGATING("Investigating"),
    IDENTIFIED("Identified"),
    MITIGATED("Mitigated"),
    RESOLVED("Resolved");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** A person in a role. */
  public record Assignment(IncidentRole role, PersonId person) {}

  /**
   * What the team told others. {@code status} is null where it did not change; {@code forPublic}:
   * the team's status page may show it.
   */
  public record Update(
      UUID id, Instant at, PersonId by, @Nullable Status status, String text, boolean forPublic) {}

  /** What people call it: {@code INC-3}. */
  public String label() {
    return "INC-" + number;
  }

  public boolean isOpen() {
    return status != Status.RESOLVED;
  }

  /** When others should hear again; null once resolved or where no cadence is asked for. */
  public @Nullable Instant nextUpdateDueAt() {
    if (!isOpen()) {
      return null;
    }
    Instant last = updates.isEmpty() ? declaredAt : updates.getLast().at();
    return severity.cadence().map(last::plus).orElse(null);
  }

  /** As it stands after the update. A step back to an earlier status undoes the mitigation. */
  Incident with(Update update) {
    Status next = update.status() == null ? status : update.status();
    List<Update> all = new ArrayList<>(updates);
    all.add(update);
    Instant mitigated =
        switch (next) {
          case INVESTIGATING, IDENTIFIED -> null;
          case MITIGATED, RESOLVED -> mitigatedAt == null ? update.at() : mitigatedAt;
        };
    Instant resolved = next == Status.RESOLVED ? update.at() : null;
    return new Incident(
        id,
        team,
        number,
        title,
        severity,
        next,
        declaredAt,
        declaredBy,
        mitigated,
        resolved,
        channel,
        channelName,
        roles,
        all);
  }
}
