/**
 * The stub services over HTTP: the servlet that answers, and the client that asks as a bot would.
 */
@NullMarked
package dev.firedrill.upstream.api;

import org.jspecify.annotations.NullMarked;
