package dev.firedrill.scenarios.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrowdCatalogTest {
  private static final Set<String> COMMANDS =
      Set.of("weather", "define", "glossary", "ping", "flip", "help");

  private final CrowdCatalog catalog = CrowdCatalog.bundled();

  @Test
  void everyPersonaHasPeopleOfItsOwnWhoAskWhatBotsKnow() {
    assertThat(catalog.personas().keySet())
        .containsExactlyInAnyOrder(
            "students", "newcomers", "impatient", "weather-watchers", "night-shift");
    List<String> handles =
        catalog.personas().values().stream()
            .flatMap(persona -> persona.people().stream())
            .map(Persona.Person::handle)
            .toList();
    assertThat(handles).hasSameSizeAs(new HashSet<>(handles));
    assertThat(catalog.personas().values())
        .allSatisfy(persona -> {
          assertThat(persona.people()).isNotEmpty();
          assertThat(COMMANDS).containsAll(persona.mix().keySet());
        });
  }

  @Test
  void anImpatientPersonaSaysHowOftenItAsksAgain() {
    assertThat(catalog.personas().get("impatient"))
        .returns(2, Persona::again)
        .returns(Persona.Tone.LOUD, Persona::tone);
    assertThat(catalog.personas().get("students")).extracting(Persona::asksAgainAfter).isNull();
  }

  @Test
  void recordingsHaveAnArrivalEachAndStayWithinTheBounds() {
    assertThat(catalog.recordings().keySet())
        .containsExactly("lecture-break", "newsletter", "working-day");
    assertThat(catalog.recordings().values())
        .allSatisfy(recording ->
            assertThat(recording.trace().stream().mapToDouble(Double::doubleValue).sum())
                .isPositive());
  }
}
