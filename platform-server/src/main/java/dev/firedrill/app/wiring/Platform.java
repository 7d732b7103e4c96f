package dev.firedrill.app.wiring;

import dev.firedrill.app.DataDirectory;
import dev.firedrill.app.config.CourseConfiguration;
import dev.firedrill.app.database.PlatformDatabase;
import dev.firedrill.app.demo.DemoCourse;
import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import io.dropwizard.core.setup.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The platform put together, and what its operator can ask of it. */
public final class Platform {
  private final Foundation foundation;
  private final Features features;
  private DemoCourse.@Nullable Cast cast;

  private Platform(Foundation foundation, Features features) {
    this.foundation = foundation;
    this.features = features;
  }

  /**
   * Puts every feature together and registers what it serves; nothing works in the background yet.
   */
  public static Platform wire(
      Foundation foundation,
      PlatformDatabase database,
      DataDirectory data,
      Environment environment) {
    return new Platform(foundation, Features.on(foundation, database, data, environment));
  }

  /**
   * Founds what is missing and starts what works in the background; called once the server listens.
   */
  public void open() {
    CourseConfiguration course = foundation.configuration().getCourse();
    if (course.demoTeams() != null) {
      cast =
          new DemoCourse(
                  foundation.courses(),
                  foundation.people(),
                  foundation.teams(),
                  foundation.transactions(),
                  foundation.ids(),
                  foundation.random())
              .ensure(
                  Objects.requireNonNullElse(course.name(), "SRE-101 (demo)"), course.demoTeams());
    }
    provision();
    foundation.backgrounds().startAll();
  }

  /** Gives every team its workspace, flags and bots; teams beyond the demo's number rest. */
  private void provision() {
    List<EnvironmentName> environments = foundation.configuration().getBots().environments();
    for (Team team : foundation.teams().all()) {
      features.workspace().workspaces().provision(team.id());
      for (EnvironmentName name : EnvironmentName.values()) {
        TeamEnvironment bot = new TeamEnvironment(team.id(), name);
        features.flags().store().provision(bot);
        if (environments.contains(name) && takesPart(team)) {
          features.bots().templates().provision(bot);
          // What was scaled to nothing stays so over a restart, until that is taken back.
          if (!features.bots().operations().isScaledDown(bot, foundation.clock().instant())) {
            features.bots().fleet().ensureRunning(bot);
          }
        } else {
          features.bots().fleet().ensureStopped(bot);
        }
      }
    }
  }

  private boolean takesPart(Team team) {
    return cast == null
        || cast.teams().stream().anyMatch(member -> member.team().id().equals(team.id()));
  }

  /** Who plays in the demo; empty when this is no demo. */
  public Optional<DemoCourse.Cast> demoCast() {
    return Optional.ofNullable(cast);
  }

  /** Starts one thing more, which is stopped with the platform. */
  public void alsoStart(String name, Background background) {
    foundation.backgrounds().startNow(name, background);
  }

  public URI browserUrl() {
    return foundation.address().forBrowsers();
  }

  /** A token that signs the person in until it expires. */
  public Secret mintLink(PersonId person, Duration timeToLive) {
    return features.auth().signIn().mintLink(person, timeToLive).token();
  }

  /** How many requests of synthetic users were asked and are no longer open, since the start. */
  public long answersSeen() {
    var totals = features.slo().prober().totals();
    return totals.punctual() - totals.open();
  }
}
