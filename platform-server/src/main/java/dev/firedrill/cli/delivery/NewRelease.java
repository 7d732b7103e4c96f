package dev.firedrill.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.server.ApiPath;
import dev.firedrill.cli.server.Connection;
import dev.firedrill.cli.server.Json;
import dev.firedrill.cli.server.Upload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a release of a file or an image. */
final class NewRelease {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_REASON = 200;

  /** What is written down with the release. */
  record Facts(String version, @Nullable String commit, String changeCause) {
    /** Takes from git what nobody said. */
    static Facts of(
        Git git,
        @Nullable String version,
        @Nullable String commit,
        String changeCause,
        Surroundings around) {
      String known = commit != null ? commit : git.commit().orElse(null);
      String name = version;
      if (name == null && known != null) {
        String dirty = commit == null && git.hasChanges() ? "-dirty" : "";
        name = known.substring(0, Math.min(12, known.length())) + dirty;
      }
      if (name == null) {
        name = TIME.format(around.clock().instant());
      }
      return new Facts(name, known, changeCause);
    }
  }

  private final Invocation invocation;
  private final Facts facts;

  NewRelease(Invocation invocation, Facts facts) {
    this.invocation = invocation;
    this.facts = facts;
  }

  static String shortened(String reason) {
    return reason.length() <= LONGEST_REASON
        ? reason
        : reason.substring(0, LONGEST_REASON - 1) + "…";
  }

  JsonNode ofImage(Connection connection, String reference) {
    return connection
        .api()
        .post(
            connection.of("releases", "images"),
            Json.object()
                .put("image", reference)
                .put("version", facts.version())
                .put("commit", facts.commit())
                .put("changeCause", facts.changeCause()));
  }

  JsonNode ofFile(Connection connection, Path file) {
    String name = file.getFileName().toString();
    ApiPath path =
        connection
            .of("releases")
            .query("fileName", name)
            .query("version", facts.version())
            .query("commit", facts.commit())
            .query("changeCause", facts.changeCause());
    Progress progress = new Progress(name);
    Upload upload = open(file, progress);
    progress.size = upload.size();
    JsonNode release = connection.api().upload(path, mediaType(name), upload);
    if (!invocation.json()) {
      invocation
          .console()
          .line(
              "Uploaded %s (%s) as %s"
                  .formatted(name, megabytes(upload.size()), release.path("name").asText()));
    }
    return release;
  }

  private static Upload open(Path file, Progress progress) {
    try {
      return new Upload(file, progress::gone);
    } catch (IOException missing) {
      throw new CliFailure(ExitCode.USAGE, "There is no file " + file + ": build it first.");
    }
  }

  private static String mediaType(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".jar")) {
      return "application/java-archive";
    }
    if (lower.endsWith(".zip")) {
      return "application/zip";
    }
    return lower.endsWith(".gz") || lower.endsWith(".tgz")
        ? "application/gzip"
        : "application/octet-stream";
  }

  private static String megabytes(long bytes) {
    return "%.1f MB".formatted(bytes / 1e6);
  }

  /** Shown when another hundredth has gone. */
  private final class Progress {
    private final String name;
    private long size = 1;
    private long percent = -1;

    Progress(String name) {
      this.name = name;
    }

    void gone(long bytes) {
      long now = size == 0 ? 100 : bytes * 100 / size;
      if (now != percent && !invocation.json()) {
        percent = now;
        invocation
            .console()
            .progress("Uploading %s: %d %% of %s".formatted(name, now, megabytes(size)));
      }
    }
  }
}
