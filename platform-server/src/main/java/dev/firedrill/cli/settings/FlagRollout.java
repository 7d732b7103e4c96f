package dev.firedrill.cli.settings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "rollout",
    description = "Gives a flag's variants to shares of the users; each user keeps theirs.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  firedrill flag rollout fast-help 25%% --reason 'first quarter'",
      "  firedrill flag rollout greeting short=50 long=30 none=20 --reason 'which is liked?'",
      "",
      "A percentage alone is for on; the rest is off. Shares add up to 100.",
      "JSON: Flag"
    })
final class FlagRollout implements Callable<Integer> {
  private static final Pattern SHARE = Pattern.compile("(?:([^=]+)=)?(\\d{1,3})%?");

  @Mixin private final FlagChange change;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "VARIANT=PERCENT",
      description = "Each variant's share, or one percentage for on.")
  private List<String> shares = new ArrayList<>();

  FlagRollout(Surroundings around) {
    change = new FlagChange(around);
  }

  @Override
  public Integer call() {
    ArrayNode rollout = rollout();
    return change.make(
        "Roll %s out in production as " + String.join(" ", shares).replace("%", "%%"),
        (connection, flag, why) -> {
          ObjectNode wish = Json.object().put("reason", why);
          wish.set("rollout", rollout);
          return connection
              .api()
              .put(flag.with("rollout"), change.current(connection).path("version").asLong(), wish);
        });
  }

  private ArrayNode rollout() {
    ArrayNode rollout = Json.object().putArray("rollout");
    int sum = 0;
    for (String text : shares) {
      Matcher share = SHARE.matcher(text);
      if (!share.matches() || (share.group(1) == null && shares.size() > 1)) {
        throw CliFailure.usage("'" + text + "' is no share: say on=25 off=75, or 25%.");
      }
      int percent = Integer.parseInt(share.group(2));
      sum += percent;
      String variant = share.group(1) == null ? "on" : share.group(1);
      rollout.addObject().put("variant", variant).put("percent", percent);
      if (share.group(1) == null && percent <= 100) {
        rollout.addObject().put("variant", "off").put("percent", 100 - percent);
        sum = 100;
      }
    }
    if (sum != 100) {
      throw CliFailure.usage("The shares add up to " + sum + ", not to 100.");
    }
    return rollout;
  }
}
