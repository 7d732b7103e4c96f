package dev.firedrill.scenario;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.load.LoadOutcome;
import dev.firedrill.scenarios.load.Mistake;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where staff bring scenarios and take them away. A version that a run has used stays as it is. */
public final class ScenarioDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ScenarioDesk.class);

  private final Catalog bundled;
  private final ScenarioLint lint;
  private final ScenarioShelf shelf;
  private final ScenarioUse use;
  private final Transactions transactions;
  private final InstantSource clock;

  public ScenarioDesk(
      Catalog bundled,
      ScenarioLint lint,
      ScenarioShelf shelf,
      ScenarioUse use,
      Transactions transactions,
      InstantSource clock) {
    this.bundled = bundled;
    this.lint = lint;
    this.shelf = shelf;
    this.use = use;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Keeps a scenario without mistakes. Fails with too-large, and with conflict where the id belongs
   * to a scenario that ships or a run has used another text of this version.
   */
  public UploadOutcome upload(String file, String yaml, PersonId by) {
    return switch (lint.load(file, yaml)) {
      case LoadOutcome.Rejected(List<Mistake> mistakes) -> new UploadOutcome.Rejected(mistakes);
      case LoadOutcome.Loaded(Scenario scenario) -> keep(scenario, yaml, by);
    };
  }

  private UploadOutcome keep(Scenario scenario, String yaml, PersonId by) {
    String id = scenario.metadata().id();
    String version = scenario.metadata().version();
    if (bundled.find(id).isPresent()) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "The scenario '%s' ships with the platform; give yours another metadata.id."
              .formatted(id));
    }
    UploadedScenario wanted = new UploadedScenario(id, version, yaml, by, clock.instant());
    return transactions.call(() -> {
      shelf.lock();
      Optional<UploadedScenario> there = find(id, version);
      if (there.map(UploadedScenario::yaml).filter(yaml::equals).isPresent()) {
        return new UploadOutcome.Unchanged(scenario);
      }
      if (there.isPresent()) {
        refuseUsed(id, version, "changed; raise metadata.version and upload it again");
      }
      shelf.put(wanted);
      LOG.info("{} uploaded scenario {} {}", by, id, version);
      return there.isPresent()
          ? new UploadOutcome.Replaced(scenario)
          : new UploadOutcome.Added(scenario);
    });
  }

  /**
   * Takes a version away. Fails with not-found, and with conflict for one that ships or that a run
   * has used.
   */
  public void remove(String id, String version, PersonId by) {
    if (bundled.find(id).isPresent()) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "The scenario '%s' ships with the platform and cannot be deleted.".formatted(id));
    }
    transactions.run(() -> {
      shelf.lock();
      if (find(id, version).isEmpty()) {
        throw Failure.notFound(
            "Nobody uploaded version %s of a scenario '%s'.".formatted(version, id));
      }
      refuseUsed(id, version, "deleted: the runs are graded by it");
      shelf.remove(id, version);
      LOG.info("{} deleted scenario {} {}", by, id, version);
    });
  }

  private Optional<UploadedScenario> find(String id, String version) {
    return shelf.all().stream()
        .filter(each -> each.id().equals(id) && each.version().equals(version))
        .findFirst();
  }

  private void refuseUsed(String id, String version, String mend) {
    List<Integer> runs = use.runs(id, version);
    if (!runs.isEmpty()) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "Version %s of '%s' was used in %s %s and cannot be %s."
              .formatted(
                  version,
                  id,
                  runs.size() == 1 ? "run" : "runs",
                  runs.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                  mend));
    }
  }
}
