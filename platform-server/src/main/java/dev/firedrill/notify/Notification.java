package dev.firedrill.notify;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is to be told.
 *
 * @param key says what it is, once and for all: a second notification of the same key is not sent
 * @param subject what it is about, for example a page, so that its deliveries can be found
 * @param kind a lower-case word with hyphens, for example {@code page}
 * @param title one line of plain text
 * @param text plain text, for people
 * @param href a path of the pages, or null
 * @param facts plain JSON values, for programs that get it by webhook
 * @param people whom it concerns: chat mentions them
 */
public record Notification(
    String key,
    TeamId team,
    @Nullable UUID subject,
    String kind,
    String title,
    String text,
    @Nullable String href,
    Map<String, Object> facts,
    List<Target> targets,
    List<PersonId> people) {
  public Notification {
    facts = Map.copyOf(facts);
    targets = List.copyOf(targets);
    people = List.copyOf(people);
  }
}
