package dev.firedrill.app;

import dev.firedrill.app.bench.Bench;
import dev.firedrill.app.demo.DemoOptions;
import dev.firedrill.app.demo.DemoPlatform;
import dev.firedrill.app.prove.ProveCommand;
import java.util.Arrays;
import java.util.List;

/**
 * The entry: {@code demo}, {@code train}, {@code bench}, {@code prove}, and Dropwizard's {@code
 * server}, {@code check} and {@code db}.
 */
public final class Firedrill {
  private Firedrill() {}

  public static void main(String[] arguments) {
    List<String> words = Arrays.asList(arguments);
    String command = words.isEmpty() ? "" : words.getFirst();
    List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
    try {
      switch (command) {
        case "demo" -> DemoPlatform.run(DemoOptions.parse(rest));
        case "bench" -> Bench.run(rest);
        case "prove" -> System.exit(ProveCommand.run(rest));
        case "train" -> DemoPlatform.rehearse(DemoOptions.parse(rest));
        default -> new PlatformApplication().run(arguments);
      }
    } catch (StartFailure failure) {
      System.err.println("firedrill: " + failure.getMessage());
      System.exit(1);
    } catch (Exception unexpected) {
      // The process's edge: a person reads this, so no stack trace.
      System.err.println("firedrill: " + PlatformServerCommand.explain(unexpected));
      System.exit(1);
    }
  }
}
