package dev.firedrill.app.postgres;

import dev.firedrill.kernel.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL as a child process, reachable on the loopback interface only and with a
 * password. It shuts down cleanly when closed and also when this JVM is killed, so a data directory
 * never stays locked.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String USER = "firedrill";
  private static final int MAJOR = 18;
  private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(20);
  private static final int PORT_TRIES = 3;

  /**
   * Where and how. {@code cache} holds the unpacked binaries and may be shared; {@code directory}
   * is this server's own. Without {@code durable} a crash may lose data: for tests only.
   */
  public record Settings(Path cache, Path directory, boolean durable) {}

  private final Secret password;
  private final int port;
  private final PostgresProcess process;

  private EmbeddedPostgres(Secret password, int port, PostgresProcess process) {
    this.password = password;
    this.port = port;
    this.process = process;
  }

  /**
   * Brings PostgreSQL up, initialising its directory the first time; returns when it accepts
   * connections.
   */
  public static EmbeddedPostgres start(Settings settings, RandomGenerator random) {
    try {
      Path home = PostgresBinaries.unpack(settings.cache().toAbsolutePath());
      Path directory = settings.directory().toAbsolutePath();
      Path cluster = directory.resolve("cluster");
      createPrivate(directory);
      UnprivilegedUser user = UnprivilegedUser.forDirectories(home, directory);
      user.own(directory);
      refuseNewerCluster(cluster);
      if (!Files.exists(cluster.resolve("PG_VERSION"))) {
        initialise(home, directory, cluster, user, random);
      }
      LeftoverPostmaster.await(cluster, LEFTOVER_PATIENCE);
      Secret password = readPassword(directory);
      for (int attempt = 1; ; attempt++) {
        int port = freePort();
        PostgresProcess process =
            PostgresProcess.start(command(settings, home, cluster, user, port), directory);
        if (process.awaitReady()) {
          LOG.info("PostgreSQL {} is up on port {}", MAJOR, port);
          return new EmbeddedPostgres(password, port, process);
        }
        if (attempt == PORT_TRIES) {
          throw new PostgresFailure(
              "PostgreSQL did not come up: "
                  + process.lastLines()
                  + " (whole log: "
                  + directory.resolve("postgres.log")
                  + ")");
        }
      }
    } catch (IOException broken) {
      throw new PostgresFailure(
          "could not prepare PostgreSQL in " + settings.directory() + ": " + broken.getMessage(),
          broken);
    }
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String user() {
    return USER;
  }

  public Secret password() {
    return password;
  }

  public int port() {
    return port;
  }

  /** The operating system's id of the postmaster. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.stop();
  }

  private static void createPrivate(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      Files.createDirectories(directory.getParent());
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static void refuseNewerCluster(Path cluster) throws IOException {
    Path version = cluster.resolve("PG_VERSION");
    if (Files.exists(version)) {
      String found = Files.readString(version).strip();
      if (!found.equals(Integer.toString(MAJOR))) {
        throw new PostgresFailure(
            "the data directory "
                + cluster
                + " was made by PostgreSQL "
                + found
                + " but this Firedrill brings PostgreSQL "
                + MAJOR
                + ": use the Firedrill that made it, or another --data");
      }
    }
  }

  private static void initialise(
      Path home, Path directory, Path cluster, UnprivilegedUser user, RandomGenerator random)
      throws IOException {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    Path passwordFile = directory.resolve("password");
    Files.writeString(passwordFile, HexFormat.of().formatHex(bytes));
    Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
    user.own(passwordFile);
    List<String> command = new ArrayList<>(user.prefix("TERM"));
    command.addAll(
        List.of(
            home.resolve("bin/initdb").toString(),
            "--pgdata=" + cluster,
            "--username=" + USER,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--no-instructions"));
    Process initdb =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (exitCode(initdb) != 0) {
      DirectoryTree.delete(cluster);
      throw new PostgresFailure(
          "initdb failed: " + output.strip().replaceAll("\\s*\\R\\s*", " · "));
    }
  }

  private static int exitCode(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new PostgresFailure("interrupted while PostgreSQL was being prepared", stopped);
    }
  }

  private static Secret readPassword(Path directory) throws IOException {
    return new Secret(Files.readString(directory.resolve("password")).strip());
  }

  private static List<String> command(
      Settings settings, Path home, Path cluster, UnprivilegedUser user, int port) {
    String safe = settings.durable() ? "on" : "off";
    List<String> command = new ArrayList<>(user.prefix("INT"));
    command.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", cluster.toString()));
    for (String setting :
        List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=80",
            "shared_buffers=48MB",
            "fsync=" + safe,
            "synchronous_commit=" + safe,
            "full_page_writes=" + safe,
            "jit=off",
            "log_line_prefix=%m [%p] ",
            "timezone=UTC")) {
      command.add("-c");
      command.add(setting);
    }
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static void signal(long pid, String name) throws IOException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    try {
      kill.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
