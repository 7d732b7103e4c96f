package dev.firedrill.app.bench.prober;

import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.ProcessReading;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * blackbox_exporter and Prometheus as Debian packages them, asking the fleet's pages once a second
 * each; on loopback ports and in a directory of their own.
 */
final class OtherProbers implements AutoCloseable {
  private static final List<String> BLACKBOX =
      List.of("prometheus-blackbox-exporter", "blackbox_exporter");

  private final List<Process> processes;

  private OtherProbers(List<Process> processes) {
    this.processes = processes;
  }

  /** What is not installed and how that is mended; empty when both are there. */
  static Optional<String> missing() {
    boolean blackbox = BLACKBOX.stream().anyMatch(name -> find(name).isPresent());
    boolean prometheus = find("prometheus").isPresent();
    return blackbox && prometheus
        ? Optional.empty()
        : Optional.of(
            (prometheus ? "" : "prometheus is not on the PATH; ")
                + (blackbox ? "" : "prometheus-blackbox-exporter is not on the PATH; ")
                + "on Debian: apt-get install prometheus prometheus-blackbox-exporter");
  }

  private static Optional<Path> find(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static OtherProbers start(BenchSite site, FleetProcess fleet, int targets) throws IOException {
    int blackboxPort = freePort();
    int prometheusPort = freePort();
    Path modules = site.resolve("blackbox.yml");
    Path scrapes = site.resolve("prometheus.yml");
    Files.writeString(
        modules,
        """
        modules:
          http_2xx:
            prober: http
            timeout: 900ms
            http:
              preferred_ip_protocol: ip4
        """);
    Files.writeString(
        scrapes,
        """
        global:
          scrape_interval: 1s
          scrape_timeout: 1s
        scrape_configs:
          - job_name: bots
            metrics_path: /probe
            params:
              module: [http_2xx]
            static_configs:
              - targets:
        %s
            relabel_configs:
              - source_labels: [__address__]
                target_label: __param_target
              - source_labels: [__param_target]
                target_label: instance
              - target_label: __address__
                replacement: 127.0.0.1:%d
        """
            .formatted(
                IntStream.range(0, targets)
                    .mapToObj(bot -> "          - " + fleet.page(bot))
                    .collect(Collectors.joining("\n")),
                blackboxPort));
    Path blackbox =
        BLACKBOX.stream().flatMap(name -> find(name).stream()).findFirst().orElseThrow();
    return new OtherProbers(
        List.of(
            site.start(
                List.of(
                    blackbox.toString(),
                    "--config.file=" + modules,
                    "--log.level=error",
                    "--web.listen-address=127.0.0.1:" + blackboxPort),
                Map.of(),
                site.resolve("blackbox.out")),
            site.start(
                List.of(
                    find("prometheus").orElseThrow().toString(),
                    "--config.file=" + scrapes,
                    "--log.level=error",
                    "--storage.tsdb.path=" + site.resolve("prometheus"),
                    "--web.listen-address=127.0.0.1:" + prometheusPort),
                Map.of(),
                site.resolve("prometheus.out"))));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** CPU seconds of both since they were started. */
  double cpuSeconds() throws IOException {
    double sum = 0;
    for (Process process : processes) {
      sum += ProcessReading.cpuSeconds(process.pid());
    }
    return sum;
  }

  @Override
  public void close() {
    BenchSite.end(processes);
  }
}
