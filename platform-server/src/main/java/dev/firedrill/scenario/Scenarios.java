package dev.firedrill.scenario;

import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.proof.BundledProofs;
import dev.firedrill.scenarios.proof.Standing;
import java.util.List;
import java.util.Optional;

/** The catalogue of scenarios. */
public interface Scenarios {
  /** By id. */
  List<Scenario> all();

  Optional<Scenario> find(String id);

  /** Whether robot players have proved the scenario as it is. */
  Standing standing(Scenario scenario);

  /** The scenarios that ship with the platform; fails when one of them has a mistake. */
  static Scenarios bundled() {
    Catalog catalog = Catalog.bundled();
    return new Scenarios() {
      @Override
      public List<Scenario> all() {
        return catalog.scenarios();
      }

      @Override
      public Optional<Scenario> find(String id) {
        return catalog.find(id);
      }

      @Override
      public Standing standing(Scenario scenario) {
        return Standing.of(scenario, BundledProofs.find(scenario.metadata().id()));
      }
    };
  }
}
