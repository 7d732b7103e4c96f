/** Socket Mode: the WebSocket connections of bots and the envelopes that go over them. */
@NullMarked
package dev.firedrill.workspace.gateway.socket;

import org.jspecify.annotations.NullMarked;
