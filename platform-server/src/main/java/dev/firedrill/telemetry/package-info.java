/**
 * What a team sees of its bot: scraped metrics, logs, and the alarms and pages made of them. The
 * numbers are the bot's own words; what users saw is told by {@code slo}.
 */
@NullMarked
package dev.firedrill.telemetry;

import org.jspecify.annotations.NullMarked;
