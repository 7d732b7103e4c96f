/** Channels, people, messages and commands of the teams' chat, and the gateway before it. */
@NullMarked
package dev.firedrill.workspace;

import org.jspecify.annotations.NullMarked;
