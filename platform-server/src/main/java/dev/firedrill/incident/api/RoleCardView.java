package dev.firedrill.incident.api;

import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.incident.role.RoleCard;
import java.util.List;

/** What whoever has a role should know at once. */
public record RoleCardView(
    IncidentRole role,
    String label,
    String purpose,
    List<String> firstFiveMinutes,
    List<String> duties,
    List<RoleCommandView> commands) {
  /** What is typed in chat and what it does. */
  public record RoleCommandView(String typed, String does) {}

  static RoleCardView of(RoleCard card) {
    return new RoleCardView(
        card.role(),
        card.role().label(),
        card.purpose(),
        card.firstFiveMinutes(),
        card.duties(),
        card.commands().stream()
            .map(command -> new RoleCommandView(command.typed(), command.does()))
            .toList());
  }
}
