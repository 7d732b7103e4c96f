package dev.firedrill.upstream;

/** The weather of one city, as the stub tells it. Degrees Celsius in steps of a half. */
public record WeatherReport(String city, double temperatureCelsius, String conditions) {}
