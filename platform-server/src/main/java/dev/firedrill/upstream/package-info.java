/** The stub services a bot depends on, with rules that make them misbehave. */
@NullMarked
package dev.firedrill.upstream;

import org.jspecify.annotations.NullMarked;
