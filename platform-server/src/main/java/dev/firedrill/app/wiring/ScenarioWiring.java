package dev.firedrill.app.wiring;

import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.scenario.ScenarioDesk;
import dev.firedrill.scenario.ScenarioLibrary;
import dev.firedrill.scenario.ScenarioLint;
import dev.firedrill.scenario.ScenarioShelf;
import dev.firedrill.scenario.ScenarioUse;
import dev.firedrill.scenario.api.CoursePackResource;
import dev.firedrill.scenario.api.ScenarioResource;
import dev.firedrill.scenario.persistence.ScenarioPersistence;
import dev.firedrill.scenarios.catalog.Catalog;
import dev.firedrill.scenarios.coursepack.CoursePack;
import dev.firedrill.scenarios.fault.FaultCatalog;
import java.util.List;

/** The scenarios that ship, those that staff upload, and the course pack. */
record ScenarioWiring(ScenarioLibrary library, FaultCatalog faults, List<Object> resources) {
  static ScenarioWiring on(Foundation f) {
    Catalog bundled = Catalog.bundled();
    FaultCatalog faults = FaultCatalog.bundled();
    ScenarioShelf shelf = ScenarioPersistence.shelf(f.jdbi());
    ScenarioLibrary library = new ScenarioLibrary(bundled, shelf);
    ScenarioLint lint = new ScenarioLint(faults);
    ScenarioUse use = ChaosPersistence.scenarioUse(f.jdbi());
    ScenarioDesk desk = new ScenarioDesk(bundled, lint, shelf, use, f.transactions(), f.clock());
    return new ScenarioWiring(
        library,
        faults,
        List.of(
            new ScenarioResource(library, desk, lint, use),
            new CoursePackResource(CoursePack.bundled(), library)));
  }
}
