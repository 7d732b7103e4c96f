package dev.firedrill.app.prove;

import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.scenarios.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps a proof beside its scenario, in the sources. */
final class ProofFiles {
  private static final Pattern MEASURED = Pattern.compile("(?m)^ {2}measured: .*$");

  private final Path sources;

  /** The folder that has {@code catalog} and {@code proofs}. */
  ProofFiles(Path sources) {
    this.sources = sources;
  }

  /** Writes the proof, its line in the index, and what was measured into the scenario. */
  void keep(Proof proof) throws IOException {
    Path proofs = Files.createDirectories(sources.resolve("proofs"));
    String file = proof.scenario() + ".json";
    Files.writeString(proofs.resolve(file), pretty(proof));
    Path index = proofs.resolve("index.txt");
    var lines = new TreeSet<String>();
    if (Files.exists(index)) {
      lines.addAll(Files.readAllLines(index).stream().filter(line -> !line.isBlank()).toList());
    }
    lines.add(file);
    Files.writeString(index, String.join("\n", lines) + "\n");
    Double idle = proof.nullBadRatio();
    Double best = proof.referenceBadRatio();
    Path scenario = sources.resolve("catalog").resolve(proof.scenario() + ".yaml");
    if (idle != null && best != null && Files.exists(scenario)) {
      Files.writeString(scenario, measured(Files.readString(scenario), idle, best, proof));
    }
  }

  /** The scenario with its line of what was measured, which is the last of selfTest. */
  static String measured(String yaml, double idle, double best, Proof proof) {
    String line =
        String.format(
            Locale.ROOT,
            "  measured: {nullBadRatio: %.3f, referenceBadRatio: %.3f, command: \"./firedrill"
                + " scenario prove %s --speed %d --write\"}",
            idle,
            best,
            proof.scenario(),
            proof.speed());
    Matcher there = MEASURED.matcher(yaml);
    return there.find()
        ? there.replaceFirst(Matcher.quoteReplacement(line))
        : yaml.stripTrailing() + "\n" + line + "\n";
  }

  private static String pretty(Proof proof) {
    return ScenarioJson.parse(proof.json()).toPrettyString() + "\n";
  }
}
