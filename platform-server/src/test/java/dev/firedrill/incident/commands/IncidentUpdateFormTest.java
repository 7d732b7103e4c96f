package dev.firedrill.incident.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.course.Person;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Severity;
import dev.firedrill.incident.persistence.IncidentPersistence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.workspace.BotDesk;
import dev.firedrill.workspace.BotView;
import dev.firedrill.workspace.ChatNotice;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.WorkspaceUser;
import dev.firedrill.workspace.bots.BotLine;
import dev.firedrill.workspace.testing.WorkspaceLab;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncidentUpdateFormTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final WorkspaceLab lab = WorkspaceLab.on(DATABASE, clock);
  private final Incidents incidents = IncidentPersistence.incidents(DATABASE.jdbi());
  private final List<BotView> opened = new CopyOnWriteArrayList<>();
  private final IncidentDesk desk =
      new IncidentDesk(
          incidents,
          DATABASE.teams(),
          lab.workspaces,
          DATABASE.evidence(),
          DATABASE.transactions(),
          DATABASE.domainEvents(),
          UUID::randomUUID,
          clock,
          id -> false);
  private final IncidentCommands.WithForm command =
      IncidentCommands.incident(
          desk,
          incidents,
          DATABASE.teams(),
          lab.workspaces,
          incident -> "31 % of requests in the last 5 min failed.",
          lab.views::openForm);
  private final BotDesk forms =
      new BotDesk(
          lab.directory,
          lab.messages,
          lab.interactions,
          lab.views,
          lab.chat,
          noBot(),
          List.of(command.form()));
  private Team team;
  private Person ada;
  private WorkspaceUser user;
  private WorkspaceUser other;

  private static BotLine noBot() {
    return (BotLine)
        Proxy.newProxyInstance(
            BotLine.class.getClassLoader(),
            new Class<?>[] {BotLine.class},
            (proxy, method, arguments) -> {
              throw new AssertionError("the bot was asked: " + method.getName());
            });
  }

  @BeforeEach
  void begin() {
    TestCourse course = new TestCourse(DATABASE.jdbi());
    team = course.team();
    ada = course.student(team);
    Person bo = course.student(team);
    lab.workspaces.provision(team.id());
    user = known(lab.workspaces.userOf(team.id(), ada.id()));
    other = known(lab.workspaces.userOf(team.id(), bo.id()));
    opened.clear();
    lab.events.subscribe(ChatNotice.ViewOpened.class, notice -> opened.add(notice.view()));
  }

  private WorkspaceUser known(UserId id) {
    return lab.workspaces.user(team.id(), id).orElseThrow();
  }

  private Incident declared() {
    if (desk.declare(team.id(), ada.id(), Severity.SEV2, "weather is slow")
        instanceof IncidentDesk.Outcome.Done(Incident incident)) {
      return incident;
    }
    throw new AssertionError("not declared");
  }

  private BotView form(Incident incident) {
    String answer =
        command
            .command()
            .handle(
                new SlashCommand.Invocation(
                    team.id(), incident.channel(), user.id(), ada.id(), "update"))
            .ephemeral();
    assertThat(answer).contains("A form is open", "INC-1");
    return opened.getLast();
  }

  private static Map<String, Map<String, String>> typed(Map<String, String> more) {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "status",
                "IDENTIFIED",
                "what",
                "the flag did it",
                "impact",
                "forecasts fail",
                "next",
                "10",
                "where",
                "ALL"));
    values.putAll(more);
    Map<String, Map<String, String>> blocks = new HashMap<>();
    values.forEach((block, value) -> blocks.put(block, Map.of(block, value)));
    return blocks;
  }

  @Test
  void updateWithoutATextOpensAFormThatIsPrefilledAsMeasured() {
    BotView view = form(declared());

    assertThat(view.content()).contains("31 % of requests", "\"15 min\"", "\"30 min\"");
    assertThat(view.content()).doesNotContain("60 min");
    assertThat(view.user()).isEqualTo(user.id());
  }

  @Test
  void whatIsTypedBecomesAnUpdateAndTheFormCloses() {
    Incident incident = declared();
    BotView view = form(incident);

    assertThat(forms.submit(user, view.id(), typed(Map.of())))
        .isEqualTo(new BotDesk.Sent(true, null));
    Incident after = incidents.find(incident.id()).orElseThrow();
    assertThat(after.status()).isEqualTo(Incident.Status.IDENTIFIED);
    assertThat(after.updates())
        .singleElement()
        .satisfies(update -> {
          assertThat(update.impact()).isEqualTo("forecasts fail");
          assertThat(update.nextUpdateMinutes()).isEqualTo(10);
          assertThat(update.toStakeholders()).isTrue();
        });
    assertThatThrownBy(() -> forms.submit(user, view.id(), typed(Map.of())))
        .isInstanceOf(Failure.class);
  }

  @Test
  void whatIsMissingIsSaidAtItsFieldAndNothingIsPosted() {
    Incident incident = declared();
    BotView view = form(incident);

    assertThat(
            forms
                .submit(user, view.id(), typed(Map.of("what", " ", "impact", "", "next", "soon")))
                .errors())
        .containsOnlyKeys("what", "impact", "next");
    assertThat(forms.submit(user, view.id(), typed(Map.of("next", "45"))).errors())
        .containsOnlyKeys("next");
    assertThat(incidents.find(incident.id()).orElseThrow().updates()).isEmpty();
  }

  @Test
  void aFormThatWaitedTooLongAndAFormOfAnotherPostNothing() {
    Incident incident = declared();
    BotView view = form(incident);

    assertThatThrownBy(() -> forms.submit(other, view.id(), typed(Map.of())))
        .isInstanceOf(Failure.class);
    desk.resolve(incident.id(), ada.id(), null);
    assertThat(forms.submit(user, view.id(), typed(Map.of())).errors())
        .containsEntry("what", "INC-1 was resolved in the meantime; nothing was posted.");
  }

  @Test
  void closingTheFormTellsNoBot() {
    BotView view = form(declared());

    forms.close(user, view.id());
    assertThatThrownBy(() -> forms.close(user, view.id())).isInstanceOf(Failure.class);
  }
}
