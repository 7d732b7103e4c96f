package dev.firedrill.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.notify.persistence.NotifyPersistence;
import dev.firedrill.team.Team;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One team's flood does not hold up another team's page. */
class OutboxFairnessTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team noisy = course.team();
  private final Team calm = course.team();
  private final Person ada = course.student(noisy);
  private final SteppedClock clock = SteppedClock.atNoon();
  private final OutboxStore store =
      NotifyPersistence.outbox(DATABASE.jdbi(), UUID::randomUUID, clock);
  private final Outbox outbox = new StoredOutbox(store, DATABASE.domainEvents());
  private final Deque<Runnable> underWay = new ArrayDeque<>();
  private final Noted mail = new Noted(Channel.MAIL);
  private final Noted chat = new Noted(Channel.CHAT);

  /** Notes in which order teams were served; delivers. */
  private final class Noted implements Carrier {
    private final Channel channel;
    private final List<String> served = new ArrayList<>();

    Noted(Channel channel) {
      this.channel = channel;
    }

    @Override
    public Channel channel() {
      return channel;
    }

    @Override
    public Result carry(Parcel parcel) {
      served.add(parcel.team().equals(calm.id()) ? "calm" : "noisy");
      return new Result.Delivered();
    }
  }

  @BeforeEach
  void nothingWaitsFromAnotherTest() {
    DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM delivery"));
  }

  private DeliveryWorker worker() {
    return new DeliveryWorker(
        store, List.of(mail, chat), DATABASE.transactions(), DATABASE.domainEvents(), clock);
  }

  private void leave(Team team, int count, Target target) {
    for (int i = 0; i < count; i++) {
      DATABASE
          .transactions()
          .run(() ->
              outbox.send(
                  new Notification(
                      UUID.randomUUID().toString(),
                      team.id(),
                      UUID.randomUUID(),
                      "page",
                      "Page",
                      "It hurts.",
                      null,
                      Map.of(),
                      List.of(target),
                      List.of(ada.id()))));
    }
    clock.step(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"MAIL", "CHAT"})
  void whatComesLastOfACalmTeamIsAmongTheFirst(Channel channel) {
    Noted carrier = channel == Channel.MAIL ? mail : chat;
    Target target =
        channel == Channel.MAIL ? new Target.Mail("a@example.edu") : new Target.TeamChat();
    leave(noisy, 300, target);
    leave(calm, 1, target);

    int _ = worker().deliverDue(carrier);

    assertThat(carrier.served.indexOf("calm")).isBetween(0, 1);
    assertThat(carrier.served)
        .as("of one team not more than its part")
        .hasSizeLessThanOrEqualTo(11);
  }

  @Test
  void slowReceiversOfOneTeamLeaveRoomForAnother() {
    DeliveryWorker worker = worker();
    leave(noisy, 100, new Target.Mail("slow@example.edu"));

    assertThat(worker.handOut(mail, underWay::add)).isEqualTo(2);
    assertThat(worker.handOut(mail, underWay::add)).as("two of a team at once").isZero();

    leave(calm, 1, new Target.Mail("b@example.edu"));
    assertThat(worker.handOut(mail, underWay::add)).isEqualTo(1);
    underWay.removeLast().run();
    assertThat(mail.served).containsExactly("calm");

    underWay.removeFirst().run();
    assertThat(worker.handOut(mail, underWay::add)).as("one ended, one follows").isEqualTo(1);
  }

  @Test
  void nothingIsLostAndNothingTwice() {
    DeliveryWorker worker = worker();
    leave(noisy, 40, new Target.Mail("a@example.edu"));
    leave(calm, 20, new Target.Mail("b@example.edu"));
    int rounds = 0;
    while (rounds++ < 100 && (worker.handOut(mail, underWay::add) > 0 || !underWay.isEmpty())) {
      if (!underWay.isEmpty()) {
        underWay.removeFirst().run();
      }
    }

    assertThat(mail.served).hasSize(60);
    assertThat(mail.served).filteredOn("calm"::equals).hasSize(20);
  }
}
