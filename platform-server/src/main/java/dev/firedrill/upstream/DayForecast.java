package dev.firedrill.upstream;

/** The weather of one day to come. Degrees Celsius in steps of a half; the date as ISO 8601. */
public record DayForecast(String date, double lowCelsius, double highCelsius, String conditions) {}
