package dev.firedrill.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WeatherStationTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final WeatherStation station = WeatherStation.bundled();

  @Test
  void reportIsTheSameForAQuarterOfADay() {
    assertThat(station.report("Oslo", NOON)).isPresent();
    assertThat(station.report("  oslo ", NOON.plus(Duration.ofHours(5))))
        .isEqualTo(station.report("Oslo", NOON));
  }

  @Test
  void reportsDifferBetweenCitiesAndDays() {
    assertThat(station.cities()).hasSizeGreaterThanOrEqualTo(40);
    long different =
        station.cities().stream()
            .map(city -> station.report(city, NOON).orElseThrow())
            .map(report -> report.temperatureCelsius() + report.conditions())
            .distinct()
            .count();
    assertThat(different).isGreaterThan(20);
    assertThat(station.report("Oslo", NOON.plus(Duration.ofDays(1))))
        .isNotEqualTo(station.report("Oslo", NOON));
  }

  @Test
  void weatherIsPlausibleAllYearRound() {
    for (int day = 0; day < 365; day++) {
      Instant at = NOON.plus(Duration.ofDays(day));
      for (String city : station.cities()) {
        WeatherReport report = station.report(city, at).orElseThrow();
        assertThat(report.temperatureCelsius()).isBetween(-20.0, 45.0);
        assertThat(report.temperatureCelsius() * 2 % 1).isZero();
        if (report.conditions().contains("snow")) {
          assertThat(report.temperatureCelsius()).isLessThanOrEqualTo(0.5);
        }
      }
    }
  }

  @Test
  void unknownCityHasNoReport() {
    assertThat(station.report("Atlantis", NOON)).isEmpty();
  }

  @Test
  void dictionaryKnowsItsWordsInAnyCase() {
    Dictionary dictionary = Dictionary.bundled();
    assertThat(dictionary.words()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(dictionary.define("LATENCY").orElseThrow().word()).isEqualTo("latency");
    assertThat(dictionary.words())
        .allSatisfy(
            word -> assertThat(dictionary.define(word).orElseThrow().definition()).endsWith("."));
    assertThat(dictionary.define("xyzzy")).isEmpty();
  }
}
