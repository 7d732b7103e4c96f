/** Feature flags as JSON on the wire. */
@NullMarked
package dev.firedrill.flag.api.wire;

import org.jspecify.annotations.NullMarked;
