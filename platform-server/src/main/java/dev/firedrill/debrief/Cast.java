package dev.firedrill.debrief;

import dev.firedrill.team.TeamId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the teams of a run are called by whoever looks. */
public final class Cast {
  /** {@code key} stands for the team in addresses; it tells no more than the name does. */
  public record Part(TeamId team, String key, String name, boolean own) {}

  private final Map<TeamId, Part> parts;

  private Cast(Map<TeamId, Part> parts) {
    this.parts = parts;
  }

  /** All by name; the key is the short name. */
  public static Cast byName(List<TeamRun> teams) {
    Map<TeamId, Part> parts = new LinkedHashMap<>();
    teams.forEach(
        team -> parts.put(team.team(), new Part(team.team(), team.slug(), team.name(), false)));
    return new Cast(parts);
  }

  /**
   * Only the own team by name, the others by letters in an order that nobody can guess without the
   * secret, and that is another one for each own team.
   */
  public static Cast withoutNames(List<TeamRun> teams, @Nullable TeamId own, String secret) {
    Map<TeamId, Part> parts = new LinkedHashMap<>();
    List<TeamRun> shuffled =
        teams.stream()
            .sorted(Comparator.comparing(team -> digest(secret + "/" + own + "/" + team.team())))
            .toList();
    int letters = 0;
    for (TeamRun team : shuffled) {
      if (team.team().equals(own)) {
        parts.put(team.team(), new Part(team.team(), "own", team.name(), true));
      } else {
        String letter = letter(letters++);
        parts.put(
            team.team(),
            new Part(team.team(), letter.toLowerCase(Locale.ROOT), "Team " + letter, false));
      }
    }
    return new Cast(parts);
  }

  public Part of(TeamId team) {
    return Objects.requireNonNull(parts.get(team), "not in this run");
  }

  public Optional<Part> find(String key) {
    return parts.values().stream().filter(part -> part.key().equals(key)).findFirst();
  }

  /** In the order in which to show them. */
  public List<Part> all() {
    return List.copyOf(parts.values());
  }

  /** A to Z, then AA, AB and so on. */
  static String letter(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
