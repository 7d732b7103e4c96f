/** Rules by which the platform cannot scrape a bot, as if its exporter were dead. */
@NullMarked
package dev.firedrill.telemetry.blackout;

import org.jspecify.annotations.NullMarked;
