package dev.firedrill.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.auth.Principal;
import dev.firedrill.auth.SignedInSession;
import dev.firedrill.team.Team;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.web.testing.FixedSessions;
import dev.firedrill.web.testing.Who;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LiveHubTest {
  private static final Pattern ID = Pattern.compile("id: (\\d+)\n");

  private final SteppedClock clock = SteppedClock.atNoon();
  private final FixedSessions sessions = new FixedSessions();
  private final LiveHub hub = hub();
  private final Team otter = Who.team("otter");
  private final Team lynx = Who.team("lynx");
  private final List<String> aborted = new ArrayList<>();

  private LiveHub hub() {
    return hub((wait, work) -> work.run());
  }

  private LiveHub hub(LiveHub.Delivery delivery) {
    return new LiveHub(
        view ->
            view instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : view.toString().getBytes(StandardCharsets.UTF_8),
        sessions,
        clock,
        delivery);
  }

  private SignedInSession session(Principal principal) {
    return sessions.find(sessions.begin(principal)).orElseThrow();
  }

  private LiveSubscription open(Principal principal) {
    LiveSubscription stream =
        hub.open(session(principal), OptionalLong.empty(), () -> {}).orElseThrow();
    read(stream);
    return stream;
  }

  private LiveSubscription resume(Principal principal, long lastSeen) {
    return hub.open(session(principal), OptionalLong.of(lastSeen), () -> {}).orElseThrow();
  }

  /** What waits now; a beat makes sure that there is something, and is left out. */
  private String read(LiveSubscription stream) {
    hub.beat();
    try {
      return stream
          .next()
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
          .orElse("(closed)")
          .replaceAll("event: beat\ndata: [^\n]*\n\n", "");
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static long lastId(String text) {
    return ID.matcher(text)
        .results()
        .map(found -> Long.parseLong(found.group(1)))
        .toList()
        .getLast();
  }

  private static LiveEvent toAll(String text) {
    return LiveEvent.of("bot", new LiveAudience.Everyone(), text);
  }

  @Test
  void aStreamBeginsWithHelloAndBringsEventsInOrder() {
    LiveSubscription stream =
        hub.open(session(Who.grader()), OptionalLong.empty(), () -> {}).orElseThrow();
    hub.publish(toAll("one"));
    hub.publish(toAll("two"));
    assertThat(read(stream))
        .matches("(?s)id: \\d+\nevent: hello\n.*reset=false.*")
        .containsSubsequence("data: one\n\n", "data: two\n\n");
  }

  @Test
  void onlyThoseInTheAudienceGetAnEvent() {
    Principal student = Who.studentOf(otter);
    Map<String, LiveSubscription> streams =
        Map.of(
            "instructor", open(Who.instructor()),
            "grader", open(Who.grader()),
            "otter", open(student),
            "otter2", open(Who.studentOf(otter)),
            "lynx", open(Who.studentOf(lynx)),
            "teamless", open(Who.is(student.person(), null)));
    Map<LiveAudience, List<String>> expected =
        Map.of(
            new LiveAudience.Everyone(),
            List.of("grader", "instructor", "lynx", "otter", "otter2", "teamless"),
            new LiveAudience.Staff(),
            List.of("grader", "instructor"),
            new LiveAudience.Instructors(),
            List.of("instructor"),
            new LiveAudience.TeamAndStaff(otter.id()),
            List.of("grader", "instructor", "otter", "otter2"),
            new LiveAudience.TeamOnly(otter.id()),
            List.of("otter", "otter2"),
            new LiveAudience.OnePerson(student.id()),
            List.of("otter", "teamless"));
    expected.forEach((audience, names) -> {
      hub.publish(LiveEvent.of("bot", audience, "told"));
      List<String> got =
          streams.entrySet().stream()
              .filter(entry -> read(entry.getValue()).contains("told"))
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      assertThat(got).as("%s", audience).isEqualTo(names);
    });
  }

  @Test
  void eachRoleAndTeamGetsItsOwnViewAndItIsMadeOnce() {
    LiveSubscription staff = open(Who.grader());
    LiveSubscription one = open(Who.studentOf(otter));
    LiveSubscription another = open(Who.studentOf(otter));
    LiveSubscription other = open(Who.studentOf(lynx));
    AtomicInteger made = new AtomicInteger();
    hub.publish(
        LiveEvent.perViewer(
            "sli",
            new LiveAudience.Everyone(),
            viewer -> {
              made.incrementAndGet();
              return viewer.maySee(lynx.id())
                  ? Optional.empty()
                  : Optional.of("for " + viewer.role() + " " + viewer.maySee(otter.id()));
            }));
    assertThat(read(one)).contains("for STUDENT true");
    assertThat(read(another)).contains("for STUDENT true");
    assertThat(read(other)).isEmpty();
    assertThat(read(staff)).isEmpty();
    assertThat(made).hasValue(3);
  }

  @Test
  void aRushIsGatheredWhatComesInQuietGoesAtOnce() throws InterruptedException {
    List<Runnable> deliveries = new ArrayList<>();
    List<Duration> waits = new ArrayList<>();
    LiveHub gathering =
        hub((wait, work) -> {
          waits.add(wait);
          deliveries.add(work);
        });
    LiveSubscription stream =
        gathering.open(session(Who.grader()), OptionalLong.empty(), () -> {}).orElseThrow();
    assertThat(stream.next()).isPresent();
    gathering.publish(toAll("one"));
    gathering.publish(toAll("two"));
    assertThat(deliveries).hasSize(1);
    deliveries.removeFirst().run();
    assertThat(text(stream)).contains("one", "two");
    gathering.publish(toAll("three"));
    assertThat(waits).containsExactly(Duration.ZERO, LiveHub.GATHER);
  }

  @Test
  void whoComesBackBeforeADeliveryIsToldOnce() throws InterruptedException {
    List<Runnable> deliveries = new ArrayList<>();
    LiveHub gathering = hub((wait, work) -> deliveries.add(work));
    LiveSubscription first =
        gathering.open(session(Who.grader()), OptionalLong.empty(), () -> {}).orElseThrow();
    Matcher hello = ID.matcher(text(first));
    assertThat(hello.find()).isTrue();
    gathering.publish(toAll("one"));
    LiveSubscription back =
        gathering
            .open(session(Who.grader()), OptionalLong.of(Long.parseLong(hello.group(1))), () -> {})
            .orElseThrow();
    deliveries.forEach(Runnable::run);
    assertThat(text(back)).containsOnlyOnce("one");
    gathering.publish(toAll("two"));
    deliveries.getLast().run();
    assertThat(text(back)).contains("two").doesNotContain("one");
  }

  private static String text(LiveSubscription stream) throws InterruptedException {
    return new String(stream.next().orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void oneEncodingIsSharedByAllReaders() {
    AtomicInteger encoded = new AtomicInteger();
    LiveHub counting =
        new LiveHub(
            view -> {
              if (view.equals("x")) {
                encoded.incrementAndGet();
              }
              return "x".getBytes(StandardCharsets.UTF_8);
            },
            sessions,
            clock,
            (wait, work) -> work.run());
    List<LiveSubscription> streams = new ArrayList<>();
    for (int reader = 0; reader < 10; reader++) {
      streams.add(
          counting.open(session(Who.grader()), OptionalLong.empty(), () -> {}).orElseThrow());
    }
    counting.publish(toAll("x"));
    streams.forEach(this::read);
    assertThat(encoded).hasValue(1);
  }

  @Test
  void coalescedEventsWaitForTheFlushAndTheLatestWins() {
    LiveSubscription stream = open(Who.grader());
    hub.publish(toAll("old").coalescedBy("k"));
    hub.publish(toAll("new").coalescedBy("k"));
    hub.publish(toAll("other").coalescedBy("l"));
    assertThat(read(stream)).isEmpty();
    hub.flush();
    assertThat(read(stream)).contains("data: new", "data: other").doesNotContain("old");
    hub.flush();
    assertThat(read(stream)).isEmpty();
  }

  @Test
  void aReaderThatIsBehindGetsOnlyTheLatestOfAKey() {
    LiveSubscription stream = open(Who.grader());
    for (String text : List.of("first", "second", "third")) {
      hub.publish(toAll(text).coalescedBy("k"));
      hub.flush();
      hub.publish(toAll("after-" + text));
    }
    assertThat(read(stream))
        .doesNotContain("data: first", "data: second")
        .containsSubsequence("after-first", "after-second", "data: third", "after-third");
  }

  @Test
  void whoComesBackGetsExactlyWhatWasMissed() {
    Principal grader = Who.grader();
    LiveSubscription before = open(grader);
    hub.publish(toAll("seen"));
    long lastSeen = lastId(read(before));
    hub.publish(toAll("missed-1"));
    hub.publish(LiveEvent.of("bot", new LiveAudience.TeamOnly(otter.id()), "not-yours"));
    hub.publish(toAll("stale").coalescedBy("k"));
    hub.flush();
    hub.publish(toAll("latest").coalescedBy("k"));
    hub.flush();
    clock.step(Duration.ofMinutes(4));
    String back = read(resume(grader, lastSeen));
    assertThat(back)
        .contains("reset=false")
        .containsSubsequence("missed-1", "latest")
        .doesNotContain("data: seen", "not-yours", "stale");
    assertThat(read(resume(grader, lastId(back)))).doesNotContain("missed-1", "latest");
  }

  @Test
  void whoIsCutOffDuringTheReplayMissesNothing() {
    Principal grader = Who.grader();
    LiveSubscription before = open(grader);
    hub.publish(toAll("seen"));
    long lastSeen = lastId(read(before));
    hub.publish(toAll("missed"));
    String hello = read(resume(grader, lastSeen)).split("\n\n")[0];
    assertThat(lastId(hello + "\n")).isEqualTo(lastSeen);
  }

  @Test
  void whoComesBackTooLateFetchesAnew() {
    Principal grader = Who.grader();
    LiveSubscription before = open(grader);
    hub.publish(toAll("seen"));
    long lastSeen = lastId(read(before));
    hub.publish(toAll("missed"));
    clock.step(LiveHub.REPLAY.plusSeconds(1));
    assertThat(read(resume(grader, lastSeen))).contains("reset=true").doesNotContain("missed");
  }

  @Test
  void manyEventsPushTheOldestOutOfTheReplay() {
    Principal grader = Who.grader();
    LiveSubscription before = open(grader);
    hub.publish(toAll("seen"));
    long lastSeen = lastId(read(before));
    for (int event = 0; event <= LiveHub.REPLAY_FRAMES; event++) {
      hub.publish(toAll("more"));
    }
    assertThat(read(resume(grader, lastSeen))).contains("reset=true");
  }

  @Test
  void idsOfAnotherProcessAreNotTakenForOurs() {
    hub.publish(toAll("x"));
    for (long foreign : new long[] {-1, 0, 42, Long.MAX_VALUE}) {
      assertThat(read(resume(Who.grader(), foreign))).as("%s", foreign).contains("reset=true");
    }
    clock.step(Duration.ofSeconds(1));
    LiveHub restarted = hub();
    LiveSubscription stream =
        restarted.open(session(Who.grader()), OptionalLong.empty(), () -> {}).orElseThrow();
    assertThat(lastId(read(stream))).isGreaterThan(lastId(read(resume(Who.grader(), -1))));
  }

  @Test
  void aFullMailboxIsEmptiedAndItsReaderFetchesAnew() {
    LiveSubscription slow = open(Who.grader());
    LiveSubscription quick = open(Who.grader());
    for (int event = 0; event <= LiveSubscription.CAPACITY; event++) {
      hub.publish(toAll("event-" + event + "."));
      assertThat(read(quick)).contains("event-" + event + ".");
    }
    assertThat(read(slow)).contains("reset=true").doesNotContain("event-0.");
  }

  @Test
  void aReaderThatDoesNotReadIsDroppedAndOthersStay() throws Exception {
    LiveSubscription stalled =
        hub.open(session(Who.grader()), OptionalLong.empty(), () -> aborted.add("stalled"))
            .orElseThrow();
    LiveSubscription waiting = open(Who.grader());
    stalled.next();
    waiting.offer("beat", new byte[] {'x'});
    clock.step(LiveHub.STALLED.minusSeconds(1));
    hub.dropStalled();
    assertThat(aborted).isEmpty();
    waiting.next();
    clock.step(Duration.ofSeconds(1));
    hub.dropStalled();
    assertThat(aborted).containsExactly("stalled");
    assertThat(stalled.isClosed()).isTrue();
    assertThat(waiting.isClosed()).isFalse();
    assertThat(hub.size()).isEqualTo(1);
  }

  @Test
  void anEndedSessionEndsItsStream() {
    String cookie = sessions.begin(Who.grader());
    LiveSubscription ended =
        hub.open(sessions.find(cookie).orElseThrow(), OptionalLong.empty(), () -> {}).orElseThrow();
    LiveSubscription other = open(Who.grader());
    hub.checkSessions();
    assertThat(ended.isClosed()).isFalse();
    sessions.end(cookie);
    hub.checkSessions();
    assertThat(ended.isClosed()).isTrue();
    assertThat(other.isClosed()).isFalse();
  }

  @Test
  void aStudentWhoChangesTeamsNoLongerGetsWhatWaited() {
    Principal student = Who.studentOf(otter);
    LiveSubscription stream = open(student);
    hub.publish(LiveEvent.of("bot", new LiveAudience.TeamOnly(otter.id()), "of otter"));
    stream.viewedBy(Who.is(student.person(), lynx));
    hub.publish(LiveEvent.of("bot", new LiveAudience.TeamOnly(lynx.id()), "of lynx"));
    assertThat(read(stream)).contains("reset=true", "of lynx").doesNotContain("of otter");
  }

  @Test
  void aPersonHasABoundedNumberOfStreams() {
    Principal grader = Who.grader();
    for (int stream = 0; stream < LiveHub.STREAMS_PER_PERSON; stream++) {
      open(grader);
    }
    assertThat(hub.open(session(grader), OptionalLong.empty(), () -> {})).isEmpty();
    assertThat(hub.open(session(Who.grader()), OptionalLong.empty(), () -> {})).isPresent();
  }

  @Test
  void aBrokenEventIsLeftOutAndTheStreamGoesOn() {
    LiveSubscription stream = open(Who.grader());
    hub.publish(
        LiveEvent.perViewer(
            "sli",
            new LiveAudience.Everyone(),
            viewer -> {
              throw new IllegalStateException("broken");
            }));
    hub.publish(toAll("next"));
    assertThat(read(stream)).contains("data: next");
  }

  @Test
  void aClosedHubEndsAllAndOpensNoMore() {
    LiveSubscription stream = open(Who.grader());
    hub.close();
    assertThat(stream.isClosed()).isTrue();
    assertThat(hub.open(session(Who.grader()), OptionalLong.empty(), () -> {})).isEmpty();
  }
}
