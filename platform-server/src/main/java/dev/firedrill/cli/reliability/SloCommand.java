package dev.firedrill.cli.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.command.Consent;
import dev.firedrill.cli.command.Durations;
import dev.firedrill.cli.command.InProduction;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.command.Reason;
import dev.firedrill.cli.command.Watch;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Figure;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "slo",
    description = "What the team promises its users, and how much may still go wrong.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill slo",
      "  firedrill slo --env staging --watch",
      "  firedrill slo set --objective 99.5%% --window 24h --reason 'as agreed'",
      "  firedrill slo ledger",
      "",
      "JSON: Slo {version, environment, objective, windowHours, latencyMs, budget, burn, …}"
    })
final class SloCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation;
  @Mixin private final InProduction environment = new InProduction();
  @Mixin private final Watch watch = new Watch();

  SloCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() throws InterruptedException {
    return show(invocation, environment, watch);
  }

  private static int show(Invocation invocation, InProduction environment, Watch watch)
      throws InterruptedException {
    return watch.show(
        invocation,
        connection -> connection.api().get(of(connection, "slo", environment)),
        new SloText(invocation)::show);
  }

  private static ApiPath of(Connection connection, String what, InProduction environment) {
    return connection.of(what).query("environment", environment.value().name());
  }

  @Command(
      name = "show",
      description = "Shows objective, error budget and how fast it is used up.",
      footerHeading = "%nExamples:%n",
      footer = {"  firedrill slo show --env staging", "", "JSON: Slo, as of firedrill slo"})
  static final class Show implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();
    @Mixin private final Watch watch = new Watch();

    Show(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      return show(invocation, environment, watch);
    }
  }

  @Command(
      name = "set",
      description = "Sets the objective; what is not said stays.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill slo set --objective 0.995 --window 24h --reason 'as agreed'",
        "  firedrill slo set --latency 1500ms --env staging --reason 'users wait no longer'",
        "",
        "JSON: Slo"
      })
  static final class Set implements Callable<Integer> {
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*(%?)");
    private static final double WHOLE = 100;

    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();
    @Mixin private final Consent consent = new Consent();
    @Mixin private final Reason reason = new Reason();

    @Option(
        names = "--objective",
        paramLabel = "SHARE",
        description = "Which share of answers is good, such as 0.995 or 99.5%%.")
    private @Nullable String objective;

    @Option(
        names = "--window",
        paramLabel = "TIME",
        description = "Over how long it holds, in whole hours, such as 24h or 7d.")
    private @Nullable String window;

    @Option(
        names = "--latency",
        paramLabel = "TIME",
        description = "How soon a good answer comes, such as 1500ms or 2s.")
    private @Nullable String latency;

    Set(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() {
      if (objective == null && window == null && latency == null) {
        throw CliFailure.usage("Say what to set: --objective, --window or --latency.");
      }
      ObjectNode wish = wish();
      try (Connection connection = invocation.connect()) {
        JsonNode before = connection.api().get(of(connection, "slo", environment));
        for (String member : new String[] {"objective", "windowHours", "latencyMs"}) {
          if (!wish.has(member)) {
            wish.set(member, before.path(member));
          }
        }
        wish.put("reason", reason.required(invocation));
        consent.beforeProduction(
            invocation,
            environment.value(),
            "Promise users of production %s over %s h"
                .formatted(
                    Figure.percent(wish.path("objective").asDouble()),
                    wish.path("windowHours").asText()));
        JsonNode after =
            connection
                .api()
                .put(
                    connection.of("slo", environment.value().name()),
                    before.path("version").asLong(),
                    wish);
        if (invocation.json()) {
          invocation.print(after);
        } else {
          new SloText(invocation).show(after);
        }
        return 0;
      }
    }

    private ObjectNode wish() {
      ObjectNode wish = Json.object();
      if (objective != null) {
        wish.put("objective", share(objective));
      }
      if (window != null) {
        Duration time = Durations.parse(window);
        if (time.isZero() || !time.equals(Duration.ofHours(time.toHours()))) {
          throw CliFailure.usage("--window is in whole hours, such as 24h, not " + window + ".");
        }
        wish.put("windowHours", time.toHours());
      }
      if (latency != null) {
        wish.put("latencyMs", Durations.parse(latency).toMillis());
      }
      return wish;
    }

    /** {@code 0.995}, {@code 99.5} and {@code 99.5%} are the same. */
    private static double share(String text) {
      Matcher form = SHARE.matcher(text.strip());
      if (!form.matches()) {
        throw CliFailure.usage("'" + text + "' is no share: say 0.995 or 99.5%.");
      }
      double number = Double.parseDouble(form.group(1));
      return !form.group(2).isEmpty() || number > 1 ? number / WHOLE : number;
    }
  }

  @Command(
      name = "ledger",
      description = "Says who used the error budget up, bad minute by bad minute.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  firedrill slo ledger",
        "  firedrill slo ledger --since 3d --env staging",
        "",
        "JSON: {from, to, items: [{from, until, bad, total, cause, share, excused, text, evidence}],",
        "totals: [{cause, badMinutes, budgetShare}], notes}"
      })
  static final class Ledger implements Callable<Integer> {
    @Mixin private final Invocation invocation;
    @Mixin private final InProduction environment = new InProduction();
    @Mixin private final Watch watch = new Watch();

    @Option(
        names = "--since",
        paramLabel = "TIME",
        description = "How far back, such as 2h or 3d; 24h unless you say.")
    private @Nullable String since;

    Ledger(Surroundings around) {
      invocation = new Invocation(around);
    }

    @Override
    public Integer call() throws InterruptedException {
      Duration back = since == null ? null : Durations.parse(since);
      if (back != null && !back.isPositive()) {
        throw CliFailure.usage("--since is longer than nothing, such as 2h.");
      }
      return watch.show(
          invocation,
          connection ->
              connection
                  .api()
                  .get(
                      of(connection, "ledger", environment)
                          .query(
                              "from",
                              back == null
                                  ? null
                                  : invocation.around().clock().instant().minus(back))),
          new SloText(invocation)::ledger);
    }
  }
}
