package dev.firedrill.app.bench.live;

import dev.firedrill.app.bench.kit.BenchSite;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Debian's nginx with nchan as a rival, where it is installed or can be unpacked. */
final class Nchan {
  private static final Path BINARY = Path.of("usr/sbin/nginx");
  private static final Path MODULE = Path.of("usr/lib/nginx/modules/ngx_nchan_module.so");
  private static final List<String> PACKAGES =
      List.of("nginx", "nginx-common", "libnginx-mod-nchan");

  private final Process process;
  private final URI base;

  private Nchan(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /** Starts it with one worker; empty with the reason on standard error where there is none. */
  static Optional<Nchan> start(BenchSite site) throws IOException, InterruptedException {
    Path root = Path.of("/");
    if (!Files.exists(root.resolve(MODULE)) || !Files.exists(root.resolve(BINARY))) {
      root = unpacked(site);
    }
    if (!Files.exists(root.resolve(MODULE)) || !Files.exists(root.resolve(BINARY))) {
      return Optional.empty();
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Path home = Files.createDirectories(site.resolve("nginx"));
    Path config = home.resolve("nginx.conf");
    Files.writeString(
        config,
        """
        load_module %s;
        worker_processes 1;
        daemon off;
        %s
        pid %s/nginx.pid;
        error_log %s/error.log warn;
        events { worker_connections 8192; }
        http {
          access_log off;
          client_body_temp_path %s/body;
          proxy_temp_path %s/proxy;
          fastcgi_temp_path %s/fastcgi;
          uwsgi_temp_path %s/uwsgi;
          scgi_temp_path %s/scgi;
          server {
            listen 127.0.0.1:%d;
            location = /pub { nchan_publisher; nchan_channel_id bench; }
            location = /sub { nchan_subscriber eventsource; nchan_channel_id bench; }
          }
        }
        """
            .formatted(
                root.resolve(MODULE),
                "root".equals(System.getProperty("user.name")) ? "user root;" : "",
                home,
                home,
                home,
                home,
                home,
                home,
                home,
                port));
    Process process =
        site.start(
            List.of(
                root.resolve(BINARY).toString(), "-c", config.toString(), "-p", home.toString()),
            Map.of(),
            home.resolve("out"));
    TimeUnit.SECONDS.sleep(1);
    if (!process.isAlive()) {
      System.err.println("nginx did not start: " + Files.readString(home.resolve("out")).strip());
      return Optional.empty();
    }
    return Optional.of(new Nchan(process, URI.create("http://127.0.0.1:" + port)));
  }

  /** Needs no installation: the packages are taken apart below the bench's own directory. */
  private static Path unpacked(BenchSite site) throws IOException, InterruptedException {
    Path root = Files.createDirectories(site.resolve("debian"));
    if (Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      for (String name : PACKAGES) {
        new ProcessBuilder("apt-get", "download", name)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("apt.out").toFile())
            .start()
            .waitFor(60, TimeUnit.SECONDS);
      }
      try (var files = Files.newDirectoryStream(root, "*.deb")) {
        for (Path file : files) {
          new ProcessBuilder("dpkg-deb", "-x", file.toString(), root.toString())
              .start()
              .waitFor(60, TimeUnit.SECONDS);
        }
      }
    }
    return root;
  }

  URI base() {
    return base;
  }

  /** The worker does the work; the first process only watches it. */
  List<Long> pids() {
    return java.util.stream.Stream.concat(
            process.descendants().map(ProcessHandle::pid),
            java.util.stream.Stream.of(process.pid()))
        .toList();
  }

  void stop() {
    BenchSite.end(List.of(process));
  }
}
