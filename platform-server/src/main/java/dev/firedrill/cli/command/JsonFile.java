package dev.firedrill.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** A JSON object in a file that the command line names, or on stdin. */
public final class JsonFile {
  private static final long MOST = 64 * 1024;

  @Parameters(paramLabel = "FILE.json", description = "The definition; - reads it from stdin.")
  private Path file = Path.of("");

  /** Fails the command when it is no readable JSON object of at most 64 KiB. */
  public ObjectNode read(Surroundings around) {
    String text =
        file.toString().equals("-") ? StandardInput.all(around, "the JSON") : text(around);
    if (Json.read(text, file.toString()) instanceof ObjectNode object) {
      return object;
    }
    throw CliFailure.usage(file + " holds no JSON object: it begins with {.");
  }

  private String text(Surroundings around) {
    Path there = around.directory().resolve(file);
    try {
      if (Files.size(there) > MOST) {
        throw CliFailure.usage(file + " is larger than 64 KiB, so it is no definition.");
      }
      return Files.readString(there);
    } catch (IOException unreadable) {
      throw CliFailure.usage("There is no text file " + file + " to read.");
    }
  }
}
