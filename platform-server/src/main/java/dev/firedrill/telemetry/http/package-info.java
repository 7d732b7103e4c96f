/** How bots are asked over HTTP. */
@NullMarked
package dev.firedrill.telemetry.http;

import org.jspecify.annotations.NullMarked;
