package dev.firedrill.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.Token;
import dev.firedrill.auth.persistence.AuthPersistence;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDeskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration MONTH = Duration.ofDays(30);

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final SteppedClock clock = SteppedClock.atNoon();
  private final List<String> recorded = new ArrayList<>();
  private final ApiTokens tokens = AuthPersistence.tokens(DATABASE.jdbi());
  private final TokenDesk desk =
      new TokenDesk(
          tokens,
          new TokenRecord() {
            @Override
            public void created(ApiToken token) {
              recorded.add("created " + token.name());
            }

            @Override
            public void revoked(ApiToken token, PersonId by) {
              recorded.add("revoked " + token.name());
            }
          },
          DATABASE.transactions(),
          new Random(System.identityHashCode(this)),
          UUID::randomUUID,
          clock);

  private final Team otter = course.team();
  private final Team lynx = course.team();
  private final Person ada = course.student(otter);
  private final Principal student = Who.is(ada, otter);
  private final Principal instructor = Who.is(course.person(CourseRole.INSTRUCTOR), null);

  private NewToken personal(Principal of, String name) {
    return desk.create(of, new TokenWish(name, null, MONTH));
  }

  private NewToken ci(Principal maker, String name) {
    return desk.create(maker, new TokenWish(name, otter, MONTH));
  }

  private static void refused(ProblemCode code, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.detail()).contains(words);
            });
  }

  @Test
  void aPersonalTokenStandsForItsPersonInTheirTeam() {
    NewToken made = personal(student, "laptop");
    assertThat(made.text().reveal()).matches("fdp_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}");
    assertThat(desk.find(made.text().reveal()).orElseThrow())
        .isEqualTo(new Principal(ada, otter, new Credential.PersonalToken("laptop")));
    assertThat(recorded).containsExactly("created laptop");
  }

  @Test
  void aCiTokenStandsForItsMakerAndNamesItsTeam() {
    NewToken made = ci(instructor, "github");
    assertThat(made.text().reveal()).startsWith("fdc_");
    assertThat(desk.find(made.text().reveal()).orElseThrow())
        .satisfies(found -> {
          assertThat(found.credential()).isEqualTo(new Credential.CiToken("github", otter.id()));
          assertThat(found.maySee(otter.id())).isTrue();
          assertThat(found.maySee(lynx.id())).isFalse();
          assertThat(found.isStaff()).isFalse();
        });
  }

  @Test
  void theDatabaseHoldsOnlyTheHash() {
    NewToken made = personal(student, "laptop");
    String row =
        DATABASE
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("SELECT k::text FROM api_token k WHERE id = :id")
                    .bind("id", made.token().id().value())
                    .mapTo(String.class)
                    .one());
    assertThat(row)
        .contains(Token.hash(made.text().reveal()))
        .doesNotContain(made.text().reveal().substring(4, 20));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 30, 46, 50, 52})
  void aTypoIsKnownWithoutAskingTheDatabase(int place) {
    StringBuilder text = new StringBuilder(personal(student, "typo" + place).text().reveal());
    text.setCharAt(place, text.charAt(place) == 'x' ? 'y' : 'x');
    assertThat(TokenText.isWellFormed(text.toString())).isFalse();
    assertThat(TokenText.isWellFormed(text.substring(0, 40))).isFalse();
    assertThat(desk.find(text.toString())).isEmpty();
  }

  @Test
  void anExpiredTokenNoLongerWorksAndItsNameIsFree() {
    NewToken made = desk.create(student, new TokenWish("short", null, Duration.ofDays(1)));
    clock.step(Duration.ofHours(23));
    assertThat(desk.find(made.text().reveal())).isPresent();
    clock.step(Duration.ofHours(1));
    assertThat(desk.find(made.text().reveal())).isEmpty();
    assertThat(desk.visibleTo(student)).extracting(ApiToken::name).containsExactly("short");
    personal(student, "short");
    assertThat(desk.visibleTo(student)).hasSize(1);
  }

  @Test
  void useIsWrittenAtMostOnceAMinute() {
    NewToken made = personal(student, "laptop");
    assertThat(lastUsed(made)).isNull();
    desk.find(made.text().reveal());
    Instant first = clock.instant();
    assertThat(lastUsed(made)).isEqualTo(first);
    clock.step(Duration.ofSeconds(59));
    desk.find(made.text().reveal());
    assertThat(lastUsed(made)).isEqualTo(first);
    clock.step(Duration.ofSeconds(1));
    desk.find(made.text().reveal());
    assertThat(lastUsed(made)).isEqualTo(clock.instant());
  }

  private @Nullable Instant lastUsed(NewToken made) {
    return tokens.find(made.token().id()).orElseThrow().lastUsedAt();
  }

  @Test
  void namesAreUniqueForAPersonAndForATeamsCi() {
    personal(student, "same");
    refused(ProblemCode.CONFLICT, "'same'", () -> personal(student, "same"));
    ci(student, "same");
    refused(ProblemCode.CONFLICT, "'same'", () -> ci(instructor, "same"));
    personal(instructor, "same");
  }

  @Test
  void devicesOfOneNameAreToldApart() {
    DeviceName device = DeviceName.of("\u001b[31mada's \"laptop\"\n");
    assertThat(desk.createForDevice(student, device, MONTH).token().name())
        .isEqualTo("31madas laptop");
    assertThat(desk.createForDevice(student, device, MONTH).token().name())
        .isEqualTo("31madas laptop 2");
    assertThat(DeviceName.of("-\u0000").value()).isEqualTo("cli");
    assertThat(DeviceName.of("x".repeat(500)).numbered(51)).hasSizeLessThanOrEqualTo(60);
  }

  @Test
  void nobodyHasMoreThanFifty() {
    for (int number = 0; number < TokenDesk.MOST; number++) {
      personal(student, "t" + number);
    }
    refused(ProblemCode.CONFLICT, "50 tokens", () -> personal(student, "one more"));
    refused(
        ProblemCode.CONFLICT,
        "50 tokens",
        () -> desk.createForDevice(student, DeviceName.of("d"), MONTH));
    ci(student, "of another kind");
  }

  @Test
  void aTokenCannotRenewItself() {
    personal(student, "laptop");
    Principal byToken = new Principal(ada, otter, new Credential.PersonalToken("laptop"));
    clock.step(Duration.ofDays(2));
    refused(ProblemCode.INVALID_INPUT, "cannot last longer", () -> personal(byToken, "renewed"));
    desk.create(byToken, new TokenWish("shorter", null, Duration.ofDays(28)));
    ci(byToken, "ci");
  }

  @Test
  void onlyThoseWhoOperateATeamMakeTokensForItsCi() {
    Principal outsider = Who.is(course.student(lynx), lynx);
    Principal grader = Who.is(course.person(CourseRole.GRADER), null);
    for (Principal other : List.of(outsider, grader)) {
      refused(ProblemCode.NOT_ALLOWED, "students and instructors", () -> ci(other, "x"));
    }
  }

  @Test
  void aTeamsMembersSeeAndRevokeItsCiTokensButNotEachOthersOwn() {
    Principal mate = Who.is(course.student(otter), otter);
    Principal outsider = Who.is(course.student(lynx), lynx);
    NewToken own = personal(student, "laptop");
    NewToken shared = ci(student, "github");
    assertThat(desk.visibleTo(mate)).extracting(ApiToken::name).containsExactly("github");
    assertThat(desk.visibleTo(outsider)).isEmpty();
    assertThat(desk.visibleTo(instructor)).extracting(ApiToken::id).contains(shared.token().id());
    refused(ProblemCode.NOT_FOUND, "no such", () -> desk.revoke(mate, own.token().id()));
    refused(ProblemCode.NOT_FOUND, "no such", () -> desk.revoke(instructor, own.token().id()));
    refused(ProblemCode.NOT_FOUND, "no such", () -> desk.revoke(outsider, shared.token().id()));
    desk.revoke(mate, shared.token().id());
    assertThat(desk.find(shared.text().reveal())).isEmpty();
    assertThat(recorded).contains("revoked github");
    refused(ProblemCode.NOT_FOUND, "no such", () -> desk.revoke(mate, shared.token().id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-x", "a\nb", "<b>", "\u001b[0m"})
  void aBadNameIsRefused(String name) {
    refused(ProblemCode.INVALID_INPUT, "1 to 60 letters", () -> new TokenWish(name, null, MONTH));
  }

  @Test
  void aTokenLastsOneDayToOneYear() {
    for (Duration bad : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(366))) {
      refused(ProblemCode.INVALID_INPUT, "1 to 365", () -> new TokenWish("x", null, bad));
    }
    desk.create(student, new TokenWish("year", null, TokenWish.LONGEST));
  }

  @Test
  void whatLongStoppedWorkingIsForgotten() {
    NewToken made = desk.create(student, new TokenWish("short", null, Duration.ofDays(1)));
    clock.step(Duration.ofDays(30));
    desk.forgetExpired();
    assertThat(tokens.find(made.token().id())).isPresent();
    clock.step(Duration.ofDays(2));
    desk.forgetExpired();
    assertThat(tokens.find(made.token().id())).isEmpty();
  }
}
