/** Signing in and out, and tokens. */
@NullMarked
package dev.firedrill.cli.session;

import org.jspecify.annotations.NullMarked;
