/** What Prometheus' own clients ask: Grafana's data source, and Prometheus federating. */
@NullMarked
package dev.firedrill.telemetry.api.prometheus;

import org.jspecify.annotations.NullMarked;
