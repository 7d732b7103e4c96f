/** What it takes to fetch and keep the metrics of a thousand bots. */
@NullMarked
package dev.firedrill.app.bench.ingest;

import org.jspecify.annotations.NullMarked;
