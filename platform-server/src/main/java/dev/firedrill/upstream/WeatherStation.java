package dev.firedrill.upstream;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The weather of some forty cities: a pure function of the city and the quarter of the UTC day, so
 * that whoever asks a bot can know the right answer. A question around 0, 6, 12 or 18 o'clock UTC
 * may be answered with either quarter's report.
 */
public final class WeatherStation {
  private static final double DEGREES_PER_QUARTER = 3.0;
  private static final double COLDEST_DAY = 20;
  private static final double DAYS = 365.25;

  private record Climate(String city, double mean, double swing, int wetDaysOfTen) {}

  private final TreeMap<String, Climate> climates = new TreeMap<>();

  private WeatherStation(List<Climate> known) {
    known.forEach(climate -> climates.put(key(climate.city()), climate));
  }

  /** The station with the cities that ship in this jar. */
  public static WeatherStation bundled() {
    return new WeatherStation(
        ResourceLines.of("cities.csv", ',').stream()
            .map(fields ->
                new Climate(
                    fields.get(0),
                    Double.parseDouble(fields.get(1)),
                    Double.parseDouble(fields.get(2)),
                    Integer.parseInt(fields.get(3))))
            .toList());
  }

  /** The cities, by name. */
  public List<String> cities() {
    return climates.values().stream().map(Climate::city).toList();
  }

  /** The weather in the city, whatever its case; empty when the station does not know the city. */
  public Optional<WeatherReport> report(String city, Instant now) {
    return Optional.ofNullable(climates.get(key(city))).map(climate -> report(climate, now));
  }

  /**
   * The weather of the days after this one: what the station will tell on those days, so a forecast
   * here always comes true. Empty when the station does not know the city.
   */
  public List<DayForecast> forecast(String city, Instant now, int days) {
    Climate climate = climates.get(key(city));
    if (climate == null) {
      return List.of();
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return IntStream.rangeClosed(1, days)
        .mapToObj(ahead -> day(climate, today.plusDays(ahead)))
        .toList();
  }

  private static DayForecast day(Climate climate, LocalDate date) {
    List<WeatherReport> quarters =
        IntStream.range(0, 4)
            .mapToObj(quarter -> date.atTime(quarter * 6, 0).toInstant(ZoneOffset.UTC))
            .map(at -> report(climate, at))
            .toList();
    DoubleSummaryStatistics celsius =
        quarters.stream().mapToDouble(WeatherReport::temperatureCelsius).summaryStatistics();
    return new DayForecast(
        date.toString(), celsius.getMin(), celsius.getMax(), quarters.get(2).conditions());
  }

  private static WeatherReport report(Climate climate, Instant now) {
    LocalDateTime utc = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    int quarter = utc.getHour() / 6;
    long noise =
        mixed(climate.city().hashCode() * 31L + utc.toLocalDate().toEpochDay() * 4 + quarter);
    double season = -Math.cos(2 * Math.PI * (utc.getDayOfYear() - COLDEST_DAY) / DAYS);
    double ofDay = quarter == 2 ? DEGREES_PER_QUARTER : quarter == 0 ? -DEGREES_PER_QUARTER : 0;
    double weather = share(noise) * 8 - 4;
    double exact = climate.mean() + climate.swing() * season + ofDay + weather;
    double celsius = Math.round(exact * 2) / 2.0;
    return new WeatherReport(
        climate.city(), celsius, conditions(climate, celsius, share(mixed(noise))));
  }

  private static String conditions(Climate climate, double celsius, double dice) {
    double wet = climate.wetDaysOfTen() / 10.0;
    if (dice < wet / 3) {
      return celsius <= 0.5 ? "snow" : "rain";
    }
    if (dice < wet) {
      return celsius <= 0.5 ? "light snow" : "light rain";
    }
    double dry = (dice - wet) / (1 - wet);
    if (dry < 0.35) {
      return "cloudy";
    }
    if (dry < 0.65) {
      return "partly cloudy";
    }
    return dry < 0.72 ? "fog" : "clear";
  }

  /** A number from 0 to below 1. */
  private static double share(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }

  /** The finalizer of SplitMix64: neighboring inputs give unrelated outputs. */
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static String key(String city) {
    return city.strip().toLowerCase(Locale.ROOT);
  }
}
