package dev.firedrill.scenarios.crowd;

import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.json.ScenarioJson;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The personas and recordings that there are. Immutable. */
public final class CrowdCatalog {
  private final SortedMap<String, Persona> personas;
  private final SortedMap<String, Recording> recordings;

  private CrowdCatalog(Map<String, Persona> personas, Map<String, Recording> recordings) {
    this.personas = Collections.unmodifiableSortedMap(new TreeMap<>(personas));
    this.recordings = Collections.unmodifiableSortedMap(new TreeMap<>(recordings));
  }

  /**
   * Those that ship in this jar: one file each in {@code crowd/personas} and {@code …recordings}.
   */
  public static CrowdCatalog bundled() {
    return of(
        Resources.index("crowd/personas").stream()
            .map(id -> read("personas", id, Persona.class))
            .toList(),
        Resources.index("crowd/recordings").stream()
            .map(id -> read("recordings", id, Recording.class))
            .toList());
  }

  public static CrowdCatalog of(Collection<Persona> personas, Collection<Recording> recordings) {
    return new CrowdCatalog(byId(personas, Persona::id), byId(recordings, Recording::id));
  }

  private static <T> T read(String folder, String id, Class<T> type) {
    return ScenarioJson.read(Resources.text("crowd/" + folder + "/" + id + ".json"), type);
  }

  private static <T> Map<String, T> byId(Collection<T> all, Function<T, String> id) {
    return all.stream().collect(Collectors.toMap(id, Function.identity()));
  }

  public SortedMap<String, Persona> personas() {
    return personas;
  }

  public SortedMap<String, Recording> recordings() {
    return recordings;
  }

  public Optional<Recording> recording(String id) {
    return Optional.ofNullable(recordings.get(id));
  }
}
