/** Lines of bots: read, understood, kept and searched. */
@NullMarked
package dev.firedrill.telemetry.logs;

import org.jspecify.annotations.NullMarked;
