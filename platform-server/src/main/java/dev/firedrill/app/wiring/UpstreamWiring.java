package dev.firedrill.app.wiring;

import dev.firedrill.slo.UpstreamFacts;
import dev.firedrill.upstream.Dictionary;
import dev.firedrill.upstream.DictionaryEntry;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamKeys;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamTraffic;
import dev.firedrill.upstream.WeatherReport;
import dev.firedrill.upstream.WeatherStation;
import dev.firedrill.upstream.api.UpstreamApi;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import jakarta.servlet.http.HttpServlet;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;

/** The stub services that bots depend on. */
record UpstreamWiring(
    UpstreamRules rules,
    UpstreamKeys keys,
    UpstreamAccess access,
    HttpServlet servlet,
    UpstreamFacts facts) {
  static UpstreamWiring on(Foundation f, HttpClient client) {
    UpstreamKeys keys = UpstreamPersistence.keys(f.jdbi(), f.random());
    UpstreamRules rules = UpstreamPersistence.rules(f.jdbi(), f.clock());
    return new UpstreamWiring(
        rules,
        keys,
        UpstreamApi.access(client, f.address()::forBots, keys),
        UpstreamApi.servlet(keys, rules, new UpstreamTraffic(), f.clock(), f.random()),
        new TrueFacts(WeatherStation.bundled(), Dictionary.bundled()));
  }

  /**
   * What synthetic users hold a bot's answers against: the same data that the stubs answer with.
   */
  private record TrueFacts(WeatherStation station, Dictionary dictionary) implements UpstreamFacts {
    @Override
    public List<String> cities() {
      return station.cities();
    }

    @Override
    public double celsius(String city, Instant at) {
      return station.report(city, at).map(WeatherReport::temperatureCelsius).orElseThrow();
    }

    @Override
    public List<String> words() {
      return dictionary.words();
    }

    @Override
    public String definition(String word) {
      return dictionary.define(word).map(DictionaryEntry::definition).orElseThrow();
    }
  }
}
