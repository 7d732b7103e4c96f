package dev.firedrill.scenario;

import java.util.List;

/** Where uploaded scenarios are kept. All calls join the caller's transaction. */
public interface ScenarioShelf {
  /** In the order of their ids and of their uploads. */
  List<UploadedScenario> all();

  /** Until the transaction ends nobody else changes what is on the shelf. */
  void lock();

  /** Adds it, or puts it in the place of the one with the same id and version. */
  void put(UploadedScenario scenario);

  /** False when there was none. */
  boolean remove(String id, String version);
}
