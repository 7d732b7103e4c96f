package dev.firedrill.bot.process.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The JVM's command line for a jar, with a start-up cache where one fits exactly. */
final class JarCommand {
  /** A jar that was built anew under its name is another one. */
  private record Version(Path jar, long size, FileTime modified) {}

  private final ProcessRuntimeSettings settings;
  private final BotUsers users;
  private final Map<Version, Path> caches = new ConcurrentHashMap<>();

  JarCommand(ProcessRuntimeSettings settings, BotUsers users) {
    this.settings = settings;
    this.users = users;
  }

  List<String> of(Path jar, Quarters quarters, BotLimits limits) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(settings.java().toString());
    command.addAll(frugal(limits));
    if (settings.rehearsing()) {
      command.addAll(settings.rehearsalFlags());
    } else {
      command.add("-Djava.io.tmpdir=" + quarters.temporary());
      Optional<Path> cache = cache(jar);
      cache.ifPresent(file -> command.add("-XX:AOTCache=" + file));
    }
    command.add("-jar");
    command.add(jar.toString());
    return command;
  }

  /** What keeps a JVM small and makes it end, not linger, when its heap is full. */
  static List<String> frugal(BotLimits limits) {
    return List.of(
        "-Xms12m",
        "-Xmx" + limits.heapMebibytes() + "m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:MaxMetaspaceSize=96m",
        "-XX:-UsePerfData",
        // What starting up needed of the C heap once goes back to the system: 5 MiB of a bot.
        "-XX:TrimNativeHeapInterval=15000",
        // A cache that lies where it was made to lie needs no pointers changed, so all bots of a
        // machine share its pages; a random place would make them private to each (22 MiB).
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:ArchiveRelocationMode=0");
  }

  private Optional<Path> cache(Path jar) throws IOException {
    // To name a cache the whole jar is read: not where no cache could have that name.
    if (!AotCacheName.mayExist(settings.aotCaches(), jar)) {
      return Optional.empty();
    }
    Version version = new Version(jar, Files.size(jar), Files.getLastModifiedTime(jar));
    Path cache = caches.computeIfAbsent(version, any -> AotCacheName.of(settings.aotCaches(), jar));
    return Files.exists(cache) && users.reaches(cache) ? Optional.of(cache) : Optional.empty();
  }
}
