package dev.firedrill.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.auth.persistence.AuthPersistence;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.Team;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String HOME = "192.0.2.7";

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final SteppedClock clock = SteppedClock.atNoon();
  private final Random random = new Random(System.identityHashCode(this));
  private final SignIn signIn =
      new SignIn(
          AuthPersistence.links(DATABASE.jdbi()),
          AuthPersistence.sessions(DATABASE.jdbi()),
          new LoginThrottle(),
          random,
          UUID::randomUUID,
          clock);

  private Secret link(Person person) {
    return signIn.mintLink(person.id(), Duration.ofDays(30)).token();
  }

  private SignInOutcome.SignedIn enter(Secret link) {
    return (SignInOutcome.SignedIn) signIn.signIn(link.reveal(), HOME);
  }

  private Person someone() {
    return course.person(CourseRole.GRADER);
  }

  @Test
  void aLinkSignsItsPersonInAsOftenAsItIsUsed() {
    Team team = course.team();
    Person student = course.student(team);
    Secret link = link(student);
    SignInOutcome.SignedIn first = enter(link);
    SignInOutcome.SignedIn second = enter(link);
    assertThat(first.cookie()).isNotEqualTo(second.cookie());
    assertThat(first.session().csrfToken()).isNotEqualTo(second.session().csrfToken());
    assertThat(signIn.find(second.cookie().reveal()).orElseThrow())
        .isEqualTo(second.session())
        .satisfies(found -> {
          assertThat(found.principal().person()).isEqualTo(student);
          assertThat(found.principal().team()).isEqualTo(team);
        });
  }

  @Test
  void staffHaveNoTeam() {
    assertThat(enter(link(someone())).session().principal().team()).isNull();
  }

  @Test
  void anExpiredLinkIsRefused() {
    Secret link = signIn.mintLink(someone().id(), Duration.ofHours(1)).token();
    clock.step(Duration.ofMinutes(59));
    enter(link);
    clock.step(Duration.ofMinutes(1));
    assertThat(signIn.signIn(link.reveal(), HOME)).isInstanceOf(SignInOutcome.Refused.class);
  }

  @Test
  void revokingEndsLinksAndSessionsOfThePersonOnly() {
    Person person = someone();
    Secret link = link(person);
    String cookie = enter(link).cookie().reveal();
    String other = enter(link(someone())).cookie().reveal();
    signIn.revoke(person.id());
    assertThat(signIn.find(cookie)).isEmpty();
    assertThat(signIn.find(other)).isPresent();
    assertThat(signIn.signIn(link.reveal(), HOME)).isInstanceOf(SignInOutcome.Refused.class);
  }

  @Test
  void signingOutEndsOneSession() {
    Secret link = link(someone());
    SignInOutcome.SignedIn here = enter(link);
    SignInOutcome.SignedIn there = enter(link);
    signIn.signOut(here.session());
    assertThat(signIn.find(here.cookie().reveal())).isEmpty();
    assertThat(signIn.find(there.cookie().reveal())).isPresent();
    assertThat(signIn.stillOpen(Set.of(here.session().id(), there.session().id())))
        .containsOnlyKeys(there.session().id());
  }

  @Test
  void aSessionThatIsNotUsedEndsAfterTwelveHours() {
    SignInOutcome.SignedIn used = enter(link(someone()));
    SignInOutcome.SignedIn idle = enter(link(someone()));
    clock.step(Duration.ofHours(11));
    assertThat(signIn.find(used.cookie().reveal())).isPresent();
    clock.step(Duration.ofHours(1));
    assertThat(signIn.find(used.cookie().reveal())).isPresent();
    assertThat(signIn.stillOpen(Set.of(used.session().id(), idle.session().id())))
        .containsOnlyKeys(used.session().id());
    assertThat(signIn.find(idle.cookie().reveal())).isEmpty();
  }

  @Test
  void aSessionEndsAfterSevenDaysHoweverMuchItIsUsed() {
    String cookie = enter(link(someone())).cookie().reveal();
    for (int hours = 6; hours < 7 * 24; hours += 6) {
      clock.step(Duration.ofHours(6));
      assertThat(signIn.find(cookie)).as("after %s hours", hours).isPresent();
    }
    clock.step(Duration.ofHours(6));
    assertThat(signIn.find(cookie)).isEmpty();
  }

  @Test
  void watchingTheStreamIsNotUse() {
    SignInOutcome.SignedIn session = enter(link(someone()));
    for (int hour = 0; hour < 11; hour++) {
      clock.step(Duration.ofHours(1));
      assertThat(signIn.stillOpen(Set.of(session.session().id()))).hasSize(1);
    }
    clock.step(Duration.ofHours(1));
    assertThat(signIn.stillOpen(Set.of(session.session().id()))).isEmpty();
  }

  @Test
  void theDatabaseHoldsNoTokenThatSignsAnyoneIn() {
    Secret link = link(someone());
    SignInOutcome.SignedIn session = enter(link);
    String stored =
        DATABASE
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery(
                        """
                        SELECT string_agg(row, '') FROM (
                          SELECT l::text AS row FROM sign_in_link l
                          UNION ALL SELECT s::text FROM session s) AS rows
                        """)
                    .mapTo(String.class)
                    .one());
    assertThat(stored)
        .contains(Token.hash(link.reveal()))
        .doesNotContain(
            link.reveal(), session.cookie().reveal(), session.session().csrfToken().reveal());
  }

  @Test
  void forgettingKeepsWhatStillWorks() {
    Person person = someone();
    Secret link = link(person);
    Secret shortLink = signIn.mintLink(person.id(), Duration.ofHours(1)).token();
    enter(shortLink);
    clock.step(Duration.ofDays(1));
    String cookie = enter(link).cookie().reveal();
    signIn.forgetExpired();
    assertThat(signIn.find(cookie)).isPresent();
    assertThat(signIn.signIn(link.reveal(), HOME)).isInstanceOf(SignInOutcome.SignedIn.class);
    assertThat(rowsOf(person, "session")).isEqualTo(2);
    assertThat(rowsOf(person, "sign_in_link")).isEqualTo(1);
  }

  private static int rowsOf(Person person, String table) {
    return DATABASE
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT count(*) FROM <table> WHERE person_id = :person")
                .define("table", table)
                .bind("person", person.id().value())
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void theEleventhFailureInAMinuteIsNotEvenTried() {
    Secret good = link(someone());
    for (int attempt = 0; attempt < LoginThrottle.PER_ADDRESS; attempt++) {
      assertThat(signIn.signIn("wrong", HOME)).isInstanceOf(SignInOutcome.Refused.class);
      clock.step(Duration.ofSeconds(2));
    }
    assertThat(signIn.signIn(good.reveal(), HOME))
        .isEqualTo(new SignInOutcome.Throttled(Duration.ofSeconds(40)));
    assertThat(signIn.signIn(good.reveal(), "192.0.2.8"))
        .isInstanceOf(SignInOutcome.SignedIn.class);
    clock.step(Duration.ofSeconds(40));
    assertThat(signIn.signIn(good.reveal(), HOME)).isInstanceOf(SignInOutcome.SignedIn.class);
  }

  @Test
  void goodSignInsDoNotCount() {
    Secret link = link(someone());
    for (int attempt = 0; attempt < 3 * LoginThrottle.PER_ADDRESS; attempt++) {
      enter(link);
    }
  }

  @Test
  void anIpv6NetworkCountsAsOneAddress() {
    for (int attempt = 0; attempt < LoginThrottle.PER_ADDRESS; attempt++) {
      signIn.signIn("wrong", "2001:db8:1:2::" + attempt);
    }
    assertThat(signIn.signIn("wrong", "2001:db8:1:2:ffff::1"))
        .isInstanceOf(SignInOutcome.Throttled.class);
    assertThat(signIn.signIn("wrong", "2001:db8:1:3::1")).isInstanceOf(SignInOutcome.Refused.class);
  }

  @Test
  void manyAddressesTogetherAreBoundedToo() {
    for (int attempt = 0; attempt < LoginThrottle.FOR_ALL; attempt++) {
      signIn.signIn("wrong", "10.0." + attempt / 100 + "." + attempt % 100);
    }
    assertThat(signIn.signIn("wrong", HOME)).isInstanceOf(SignInOutcome.Throttled.class);
    clock.step(LoginThrottle.WINDOW);
    assertThat(signIn.signIn("wrong", HOME)).isInstanceOf(SignInOutcome.Refused.class);
  }

  @Test
  void simultaneousAttemptsCannotExceedTheBound() throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 20; round++) {
        String address = "198.51.100." + round;
        List<Callable<SignInOutcome>> attempts = new ArrayList<>();
        for (int attempt = 0; attempt < 32; attempt++) {
          attempts.add(() -> signIn.signIn("wrong", address));
        }
        int tried = 0;
        for (Future<SignInOutcome> outcome : pool.invokeAll(attempts)) {
          tried += outcome.get() instanceof SignInOutcome.Refused ? 1 : 0;
        }
        assertThat(tried).isEqualTo(LoginThrottle.PER_ADDRESS);
        clock.step(LoginThrottle.WINDOW);
      }
    }
  }
}
