package dev.firedrill.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.fleet.BotRoom;
import dev.firedrill.bot.size.BotSize;
import dev.firedrill.flag.testing.TestFlags;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.expect.KnownFields;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a bot stands as probes are told, while things happen to it. */
@SuppressWarnings("NullAway") // what is missing here fails the test
class SeenBotsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final BotRoom room = new BotRoom(DATABASE);
  private final TestFlags flags = new TestFlags(DATABASE, room.clock);
  private Optional<BotSize> size = Optional.empty();

  @BeforeEach
  void begin() {
    room.inService();
    flags.store.provision(room.bot);
  }

  private Map<String, Object> look(TeamEnvironment bot) {
    return new SeenBots(
            room.fleet,
            room.deployments,
            room.configs,
            flags.store,
            _ -> size,
            256,
            DATABASE.evidence(),
            // Facts about instances carry the database's own time.
            InstantSource.system())
        .look(bot);
  }

  @Test
  void aBotInServiceHasEveryFieldButAnExit() {
    Map<String, Object> seen = look(room.bot);

    assertThat(seen)
        .containsEntry("connected", true)
        .containsEntry("replicas", 1)
        .containsEntry("readyReplicas", 1)
        .containsEntry("version", "v1")
        .containsEntry("memoryLimitMi", 256)
        .containsEntry("deployedBy", "ci")
        .containsEntry("env", Map.of())
        .containsKeys("podUid", "restarts", "flags")
        .doesNotContainKey("lastExit");
    assertThat(KnownFields.ofProbe(ProbeSpec.Type.BOT).keySet()).containsAll(seen.keySet());
    assertThat(seen.get("flags"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("need-mention", "off");
    size = Optional.of(new BotSize(128, 50));
    assertThat(look(room.bot)).containsEntry("memoryLimitMi", 128);
  }

  @Test
  void aCrashIsAnotherPodAndARestart() {
    Map<String, Object> before = look(room.bot);

    room.crash(1);
    room.pass();
    Map<String, Object> down = look(room.bot);
    assertThat(down)
        .containsEntry("connected", false)
        .containsEntry("readyReplicas", 0)
        .containsEntry("replicas", 1)
        .containsEntry("lastExit", "crashed");

    room.pass(Duration.ofSeconds(30));
    room.connect(1);
    room.pass();
    Map<String, Object> after = look(room.bot);
    assertThat(after).containsEntry("connected", true);
    assertThat(after.get("podUid")).isNotEqualTo(before.get("podUid"));
    assertThat((int) after.get("restarts")).isGreaterThan((int) before.get("restarts"));
  }

  @Test
  void aBotThatIsStoppedWantsNoReplica() {
    room.fleet.ensureStopped(room.bot);
    room.pass();
    assertThat(look(room.bot)).containsEntry("replicas", 0);
  }

  @Test
  void ofNoBotNothingIsTold() {
    TeamEnvironment none = TeamEnvironment.production(new TestCourse(DATABASE.jdbi()).team().id());
    assertThat(look(none)).isEmpty();
  }
}
