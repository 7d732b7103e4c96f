/** The live stream, stepped by hand and over HTTP. */
@NullMarked
package dev.firedrill.live.api;

import org.jspecify.annotations.NullMarked;
