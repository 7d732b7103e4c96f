/** What the REST interfaces of telemetry share. */
@NullMarked
package dev.firedrill.telemetry.api;

import org.jspecify.annotations.NullMarked;
