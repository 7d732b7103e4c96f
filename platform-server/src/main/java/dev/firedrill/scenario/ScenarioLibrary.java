package dev.firedrill.scenario;

import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.load.LoadOutcome;
import dev.firedrill.scenarios.load.ScenarioLoader;
import dev.firedrill.scenarios.proof.BundledProofs;
import dev.firedrill.scenarios.proof.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ships and what staff uploaded. Of several versions the newest is meant. */
public final class ScenarioLibrary implements Scenarios {
  private static final Logger LOG = LoggerFactory.getLogger(ScenarioLibrary.class);

  private final Catalog bundled;
  private final ScenarioShelf shelf;
  private final ScenarioLoader loader = ScenarioLoader.forCheckedFiles();
  private final Map<String, Optional<Scenario>> read = new ConcurrentHashMap<>();

  public ScenarioLibrary(Catalog bundled, ScenarioShelf shelf) {
    this.bundled = bundled;
    this.shelf = shelf;
  }

  /**
   * A scenario and where it comes from.
   *
   * @param upload null when it ships with the platform
   * @param yaml as its author wrote it
   */
  public record Entry(Scenario scenario, @Nullable UploadedScenario upload, String yaml) {
    /** Whether robot players have proved it as it is. */
    public Standing standing() {
      return Standing.of(scenario, BundledProofs.find(scenario.metadata().id()));
    }
  }

  /** Every version there is, by id and then oldest first. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Scenario scenario : bundled.scenarios()) {
      String file = "catalog/" + scenario.metadata().id() + ".yaml";
      entries.add(new Entry(scenario, null, Resources.text(file)));
    }
    for (UploadedScenario upload : shelf.all()) {
      scenario(upload)
          .ifPresent(scenario -> entries.add(new Entry(scenario, upload, upload.yaml())));
    }
    entries.sort(
        Comparator.comparing((Entry entry) -> entry.scenario().metadata().id())
            .thenComparing(entry -> entry.scenario().metadata().version(), BY_NUMBERS));
    return entries;
  }

  @Override
  public List<Scenario> all() {
    Map<String, Scenario> newest = new TreeMap<>();
    entries().forEach(entry -> newest.put(entry.scenario().metadata().id(), entry.scenario()));
    return List.copyOf(newest.values());
  }

  @Override
  public Optional<Scenario> find(String id) {
    return bundled
        .find(id)
        .or(() ->
            shelf.all().stream()
                .filter(upload -> upload.id().equals(id))
                .sorted(Comparator.comparing(UploadedScenario::version, BY_NUMBERS.reversed()))
                .flatMap(upload -> scenario(upload).stream())
                .findFirst());
  }

  @Override
  public Standing standing(Scenario scenario) {
    return Standing.of(scenario, BundledProofs.find(scenario.metadata().id()));
  }

  /** What was uploaded was checked then; a later platform may understand it no more. */
  private Optional<Scenario> scenario(UploadedScenario upload) {
    String file = upload.id() + "-" + upload.version() + ".yaml";
    return read.computeIfAbsent(
        upload.yaml(),
        yaml ->
            switch (loader.load(file, yaml)) {
              case LoadOutcome.Loaded(Scenario scenario) -> Optional.of(scenario);
              case LoadOutcome.Rejected rejected -> {
                LOG.warn("an uploaded scenario is left out:\n{}", rejected.text());
                yield Optional.empty();
              }
            });
  }

  private static final Comparator<String> BY_NUMBERS =
      Comparator.comparing(
          version -> Stream.of(version.split("\\.")).map(Long::parseLong).toList(),
          (one, other) -> {
            int differs = 0;
            while (differs < 2 && one.get(differs).equals(other.get(differs))) {
              differs++;
            }
            return one.get(differs).compareTo(other.get(differs));
          });
}
