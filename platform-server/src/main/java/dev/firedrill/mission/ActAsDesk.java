package dev.firedrill.mission;

import dev.firedrill.auth.Acting.Turn;
import dev.firedrill.auth.ActingTurns;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Staff acting for a team: begun and ended in words that the team reads, and everything done
 * meanwhile written down where the team sees it.
 */
public final class ActAsDesk {
  /** A turn that is not ended ends by itself. */
  public static final Duration LONGEST = Duration.ofMinutes(30);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final ActingTurns turns;
  private final Teams teams;
  private final Workspaces workspaces;
  private final Evidence evidence;
  private final Transactions transactions;
  private final InstantSource clock;

  public ActAsDesk(
      ActingTurns turns,
      Teams teams,
      Workspaces workspaces,
      Evidence evidence,
      Transactions transactions,
      InstantSource clock) {
    this.turns = turns;
    this.teams = teams;
    this.workspaces = workspaces;
    this.evidence = evidence;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whoever acts for a team at present. */
  public List<Turn> all() {
    return turns.all();
  }

  /** Begins a turn; one for another team ends by it. */
  public Turn begin(Team team, PersonId by) {
    Instant now = clock.instant();
    Turn turn = new Turn(by, team.id(), now, now.plus(LONGEST));
    String until = CLOCK.format(turn.ends());
    transactions.run(() -> {
      if (!turns.actsFor(by, team.id())) {
        end(by);
      }
      turns.begin(turn);
      note(
          team.id(),
          by,
          "began",
          name(by) + " acts for your team now, at the latest until " + until + ".");
    });
    return turn;
  }

  /** Ends the person's turn; nothing happens without one. */
  public void end(PersonId by) {
    transactions.run(() ->
        turns
            .of(by)
            .ifPresent(turn -> {
              turns.end(by);
              note(turn.team(), by, "ended", name(by) + " no longer acts for your team.");
            }));
  }

  /** Writes down what somebody did in a turn. */
  public void did(Turn turn, String what) {
    evidence.append(
        fact(turn.team(), turn.person(), "did", name(turn.person()) + " acted for you: " + what)
            .withPayload(Map.of("phase", "did", "what", what)));
  }

  private void note(TeamId team, PersonId by, String phase, String words) {
    evidence.append(fact(team, by, phase, words));
    Channel channel = workspaces.opsChannel(team);
    workspaces.post(NewMessage.of(channel.id(), workspaces.userOf(team, by), words));
  }

  private static NewEvidence fact(TeamId team, PersonId by, String phase, String words) {
    return NewEvidence.of(EvidenceKind.STAFF_ACTED_AS, team, by.toString(), words)
        .withActor(by)
        .withPayload(Map.of("phase", phase));
  }

  private String name(PersonId person) {
    return teams.person(person).map(member -> member.name()).orElse("Somebody of staff");
  }
}
