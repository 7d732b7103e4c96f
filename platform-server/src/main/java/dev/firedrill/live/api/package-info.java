/** The live stream over HTTP. */
@NullMarked
package dev.firedrill.live.api;

import org.jspecify.annotations.NullMarked;
