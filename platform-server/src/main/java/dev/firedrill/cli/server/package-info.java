/** Speaking with a server: which one, as whom, and what its refusals mean. */
@NullMarked
package dev.firedrill.cli.server;

import org.jspecify.annotations.NullMarked;
