package dev.firedrill.mission;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.Workspaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages and hints of staff to several teams, in each team's ops channel. */
public final class MessageDesk {
  public static final int TEXT_AT_MOST = 2_000;
  public static final int COST_AT_MOST = 100;

  /** A team is behind when its next phase is outstanding for this long. */
  static final Duration BEHIND = Duration.ofMinutes(5);

  /** To whom. */
  public enum To {
    ALL,
    BEHIND,
    BREACHING,
    SELECTED
  }

  /** What was said to a team, or why it was not. */
  public record Delivery(Team team, String channel, @Nullable String refused) {}

  private final MissionBoard board;
  private final Teams teams;
  private final Workspaces workspaces;
  private final Evidence evidence;
  private final Transactions transactions;

  public MessageDesk(
      MissionBoard board,
      Teams teams,
      Workspaces workspaces,
      Evidence evidence,
      Transactions transactions) {
    this.board = board;
    this.teams = teams;
    this.workspaces = workspaces;
    this.evidence = evidence;
    this.transactions = transactions;
  }

  /** The teams that a message would reach now; {@code selected} counts for SELECTED only. */
  public List<Team> recipients(To to, Set<String> selected) {
    if (to == To.SELECTED) {
      List<Team> chosen =
          teams.all().stream().filter(team -> selected.contains(team.slug().value())).toList();
      Set<String> known =
          chosen.stream().map(team -> team.slug().value()).collect(Collectors.toSet());
      selected.stream()
          .filter(slug -> !known.contains(slug))
          .findFirst()
          .ifPresent(missing -> {
            throw Failure.notFound("There is no team '" + missing + "'.");
          });
      return chosen;
    }
    Mission mission = board.look(null);
    return mission.teams().stream()
        .filter(line -> mission.run() == null || line.progress() != null)
        .filter(line ->
            switch (to) {
              case ALL, SELECTED -> true;
              case BREACHING -> line.state() == SliSummary.State.BREACHING;
              case BEHIND -> isBehind(line, mission);
            })
        .map(Mission.TeamLine::team)
        .toList();
  }

  private static boolean isBehind(Mission.TeamLine line, Mission mission) {
    Progress progress = line.progress();
    return progress != null
        && progress.behindSince() != null
        && mission.now().isAfter(progress.behindSince().plus(BEHIND));
  }

  /** Says it to each of them; a team that cannot be told does not keep the others from it. */
  public List<Delivery> send(List<Team> to, PersonId by, String words) {
    String text = fit(words);
    return deliver(to, by, text, EvidenceKind.STAFF_MESSAGE_SENT, "sent a message", Map.of());
  }

  /** Gives each of them a hint; what it costs is said with it and in the record. */
  public List<Delivery> hint(List<Team> to, PersonId by, String words, int cost) {
    if (cost < 0 || cost > COST_AT_MOST) {
      throw Failure.invalid("A hint costs 0 to " + COST_AT_MOST + " points, not " + cost + ".");
    }
    String text = fit(words);
    String price = cost == 0 ? "free" : cost == 1 ? "costs 1 point" : "costs " + cost + " points";
    return deliver(
        to,
        by,
        "Hint (" + price + "): " + text,
        EvidenceKind.INCIDENT_HINT_TAKEN,
        "gave a hint (" + price + "): " + text,
        Map.of("hint", text, "cost", cost, "givenBy", "staff"));
  }

  private List<Delivery> deliver(
      List<Team> to,
      PersonId by,
      String text,
      EvidenceKind kind,
      String did,
      Map<String, Object> more) {
    String name = teams.person(by).map(person -> person.name()).orElse("Staff");
    List<Delivery> deliveries = new ArrayList<>();
    for (Team team : to) {
      Channel channel = workspaces.opsChannel(team.id());
      Map<String, Object> payload = new HashMap<>(more);
      payload.put("channel", channel.id().value());
      try {
        transactions.run(() -> {
          evidence.append(
              NewEvidence.of(kind, team.id(), "#" + channel.name(), name + " " + did)
                  .withActor(by)
                  .withPayload(payload));
          workspaces.post(NewMessage.of(channel.id(), workspaces.userOf(team.id(), by), text));
        });
        deliveries.add(new Delivery(team, channel.name(), null));
      } catch (Failure refused) {
        deliveries.add(new Delivery(team, channel.name(), refused.detail()));
      }
    }
    return deliveries;
  }

  private static String fit(String words) {
    String text = words.strip();
    if (text.isEmpty() || text.length() > TEXT_AT_MOST) {
      throw Failure.invalid(
          "A message has 1 to %d characters, not %d.".formatted(TEXT_AT_MOST, text.length()));
    }
    return text;
  }
}
