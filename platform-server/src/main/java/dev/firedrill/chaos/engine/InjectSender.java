package dev.firedrill.chaos.engine;

import static dev.firedrill.chaos.ledger.StepState.SENT;
import static dev.firedrill.chaos.ledger.StepState.SKIPPED;
import static dev.firedrill.chaos.ledger.StepState.VOID;

import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.scenarios.Step;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspaces;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Posts the messages of the script. Message and ledger row commit together, so each is sent once.
 */
final class InjectSender {
  private final Workspaces workspaces;
  private final Teams teams;
  private final Workbench bench;

  /** What a step says, where and as whom. */
  private record Script(
      @Nullable String persona, String channel, String text, @Nullable Long respondWithinSeconds) {
    static Script of(Step step) {
      return switch (step) {
        case Step.InjectStep inject ->
            new Script(
                inject.persona(),
                inject.channel(),
                inject.text(),
                inject.respondWithin() == null ? null : inject.respondWithin().toSeconds());
        case Step.AnnounceStep announce ->
            new Script(announce.persona(), announce.channel(), announce.text(), null);
        case Step.Injection _, Step.TrafficStep _, Step.CheckpointStep _ ->
            throw new IllegalStateException("step " + step.id() + " is not a message");
      };
    }
  }

  InjectSender(Workspaces workspaces, Teams teams, Workbench bench) {
    this.workspaces = workspaces;
    this.teams = teams;
    this.bench = bench;
  }

  void send(StepPlan plan, StepExecution seen, Instant due) {
    Script script = Script.of(plan.planned().step());
    Instant now = bench.now();
    StepExecution next = seen.next(SENT, now).plannedAt(due).times(times -> times.applied(now));
    bench
        .recorder()
        .move(
            seen,
            next,
            moved -> {
              bench.recorder().running(moved.key());
              Message posted = post(plan.bot(), script);
              Map<String, Object> more = new LinkedHashMap<>();
              more.put("channel", posted.channel().value());
              more.put("ts", posted.ts().value());
              if (script.respondWithinSeconds() != null) {
                more.put("respondWithinSeconds", script.respondWithinSeconds());
              }
              bench
                  .recorder()
                  .record(
                      moved.key(),
                      StepFacts.of(
                          EvidenceKind.INJECT_SENT,
                          plan,
                          moved,
                          moved.title() + ": " + script.text(),
                          posted.postedAt(),
                          more));
            });
  }

  /** Writes down that a checkpoint was reached. */
  void mark(StepPlan plan, StepExecution seen, Instant due) {
    Instant now = bench.now();
    StepExecution next = seen.next(SENT, now).plannedAt(due).times(times -> times.applied(now));
    bench
        .recorder()
        .move(
            seen,
            next,
            moved -> {
              bench.recorder().running(moved.key());
              bench
                  .recorder()
                  .record(
                      moved.key(),
                      StepFacts.of(EvidenceKind.RUN_CHECKPOINT, plan, moved, moved.title(), now));
            });
  }

  /**
   * Leaves out a step that has not begun. Everything is skipped, but a fault that {@code counts},
   * as the scenario's author meant it to happen, is void.
   */
  void skip(StepPlan plan, StepExecution seen, String why, boolean counts) {
    Instant now = bench.now();
    boolean fault = counts && seen.kind() == StepKind.FAULT;
    StepExecution next = seen.next(fault ? VOID : SKIPPED, now).noted(why);
    StepExecution timed = fault ? next.times(times -> times.voided(now)) : next;
    bench
        .recorder()
        .move(
            seen,
            timed,
            moved -> {
              if (fault) {
                bench.recorder().voided(moved);
                bench
                    .recorder()
                    .record(
                        moved.key(),
                        StepFacts.of(
                            EvidenceKind.FAULT_VOID, plan, moved, "Never injected: " + why, now));
              }
            });
  }

  private Message post(TeamEnvironment bot, Script script) {
    UserId author = author(bot, script.persona());
    return workspaces.post(
        NewMessage.of(channel(bot, script.channel()).id(), author, script.text()));
  }

  private UserId author(TeamEnvironment bot, @Nullable String persona) {
    if (persona == null) {
      return workspaces.platformUser(bot.team());
    }
    int role = persona.indexOf('(');
    String name = (role > 0 ? persona.substring(0, role) : persona).strip();
    String handle =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return workspaces.syntheticUser(bot, handle.isEmpty() ? "user" : handle, name);
  }

  /**
   * The users' channel, the team's own, or one of this name. What is meant for an incident goes to
   * the team's own channel, because chaos does not know which incident is theirs.
   */
  private Channel channel(TeamEnvironment bot, String word) {
    return switch (word) {
      case "users", "support" -> workspaces.usersChannel(bot);
      case "ops", "incident" -> workspaces.opsChannel(bot.team());
      default -> {
        String slug = teams.get(bot.team()).slug().value();
        yield workspaces
            .channelByName(bot.team(), slug + "-" + word)
            .or(() -> workspaces.channelByName(bot.team(), word))
            .orElseGet(() -> workspaces.opsChannel(bot.team()));
      }
    };
  }
}
