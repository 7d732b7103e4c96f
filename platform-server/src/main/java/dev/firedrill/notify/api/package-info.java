/** Inboxes and routes over REST. */
@NullMarked
package dev.firedrill.notify.api;

import org.jspecify.annotations.NullMarked;
