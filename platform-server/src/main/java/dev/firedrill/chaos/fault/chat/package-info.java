/** Faults of the chat that a bot lives in: its Web API, its events and its connections. */
@NullMarked
package dev.firedrill.chaos.fault.chat;

import org.jspecify.annotations.NullMarked;
